### Texts of the domain money.

## Why a building cannot have a measure, told beside the number of such buildings

reason-already-granted = Already get as large a grant

## Groups of people whose money is told apart

money-group-owner-occupiers = People who own the home they live in
money-group-landlords = Landlords
money-group-tenants = Tenants
money-group-low-income = Households of low income (part of owners and tenants)
money-group-organisations = Firms and public bodies with buildings
money-group-drivers = People who drive
money-group-passengers = People who take public transport
money-group-public = Public budgets
money-group-energy-companies = Energy companies
money-group-lenders = Lenders and own capital

## Parts of the register

topic-cost = Energy cost
