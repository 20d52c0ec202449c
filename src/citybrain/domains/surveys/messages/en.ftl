# Texts of travel surveys.
surveys-files = { $count ->
    [one] One thing is wrong in the files of the survey
   *[other] { $count } things are wrong in the files of the survey
}: { $received }. The codebook has the columns name, column, code and meaning and says which columns of the trips are the person, the purpose and, where there are any, the weight, gender, age and income, the order of the trips of a person (a number for each, no two alike) or whether a trip is linked, one of the two, and what each code means (no meaning: the answer is not known); weights are numbers of 0 or more. Statements have the columns group, purpose and share; a share is a percentage as 39.67 %, or compared with another group as "women - 10 points" or "women x 0.9", since "10 % less" may mean either. Shares of a group are at most 100 % together. Numbers alone after a column are its rows, from 1. Correct these places.
surveys-no-purpose = { $count ->
    [one] 1 trip of the survey has no known purpose and is left out.
   *[other] { $count } trips of the survey have no known purpose and are left out.
}
surveys-small-groups = { $count ->
    [one] 1 person of the survey belongs to a group of fewer than 10 and is left out.
   *[other] { $count } persons of the survey belong to groups of fewer than 10 and are left out.
}
surveys-no-chain = { $count ->
    [one] Of 1 trip of the survey it is not known whether it is linked to work: its chain
   *[other] Of { $count } trips of the survey it is not known whether they are linked to work: their chains
} from home to home { $count ->
    [one] has a purpose that is not known, or does not end at home.
   *[other] have a purpose that is not known, or do not end at home.
}
surveys-pairs-untold = Not told since some of their groups have fewer than 10 persons: { $pairs }.
surveys-survey_trips = Takes over for what groups of people travel from the trips of a survey; who travels how stays in its file.
surveys-survey_statements = Takes over shares of trips as a publication states them, and what they leave of all trips of a group.
