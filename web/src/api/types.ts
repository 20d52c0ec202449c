/** What `/api/v1` sends and takes, under the names that the page uses. `schema.d.ts` is made from the server's document. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type ApprovedPlan = Schemas['ApprovedPlan'];
export type Assessment = Schemas['Assessment'];
export type AssessmentRow = Schemas['AssessmentRow'];
export type Attribute = Schemas['Attribute'];
export type BaseMap = Schemas['BaseMap'];
export type CaseAnswer = Schemas['CaseAnswer'];
export type BegunList = Schemas['BegunList'];
export type CaseDetails = Schemas['CaseDetails'];
export type BriefAnswer = Schemas['BriefAnswer'];
export type CaseEffectAnswer = Schemas['CaseEffectAnswer'];
export type CaseEffectList = Schemas['CaseEffectList'];
export type CaseList = Schemas['CaseList'];
export type CaseRuleList = Schemas['CaseRuleList'];
export type OpenedWithPhoto = Schemas['OpenedWithPhoto'];
export type CaseStepSaid = Schemas['StepToMake'];
export type Category = Schemas['Named'];
export type City = Schemas['City'];
export type ComparedFile = Schemas['ComparedFile'];
export type ComparedMethod = Schemas['ComparedTold'];
export type ComparedRow = Schemas['ComparedRow'];
export type ComparisonOfCities = Schemas['ComparisonTold'];
export type Notifications = Schemas['Notifications'];
export type RosterShift = Schemas['RosterShift'];
export type Rosters = Schemas['Rosters'];
export type SubscriptionMade = Schemas['SubscriptionMade'];
export type SubscriptionNew = Schemas['SubscriptionToMake'];
export type Subscriptions = Schemas['Subscriptions'];
export type Uncertainty = Schemas['UncertaintyAnswer'];
export type EarlyWarning = Schemas['EarlyWarning'];
export type EarlyWarnings = Schemas['EarlyWarnings'];
export type Diagnosis = Schemas['DiagnosisAnswer'];
export type DiagnosisList = Schemas['DiagnosisList'];
export type HitRates = Schemas['HitRates'];
export type InspectionOutcome = Schemas['InspectionOutcome'];
export type UncertaintyOfQuantity = Schemas['UncertaintyOfQuantity'];
export type Driver = Schemas['Driver'];
export type CountedBy = Schemas['CountedBy'];
export type Effect = Schemas['Effect'];
export type RangesAnswer = Schemas['RangesAnswer'];
export type Explanation = Schemas['Explanation'];
export type EntityRow = Schemas['EntityRow'];
export type EntityTold = Schemas['EntityTold'];
export type EnteredValue = Schemas['EnteredValue'];
export type IndicatorDetail = Schemas['IndicatorDetail'];
export type IndicatorList = Schemas['IndicatorList'];
export type IndicatorRow = Schemas['IndicatorRow'];
export type IndicatorScores = Schemas['IndicatorScores'];
export type Account = Schemas['OwnAccess'];
export type CredentialTold = Schemas['CredentialTold'];
export type SessionTold = Schemas['SessionTold'];
export type Ways = Schemas['SignInWays'];
export type SignInSaid = Partial<Schemas['SignIn']>;
export type Identities = Schemas['Identities'];
export type Revoked = Schemas['Revoked'];
export type IdentityTold = Schemas['IdentityTold'];
export type Myself = Schemas['Myself'];
export type RoleHeld = Schemas['RoleHeld'];
export type TokenGiven = Schemas['TokenGiven'];
export type Inventory = Schemas['InventoryAnswer'];
export type EmissionFactor = Schemas['FactorTold'];
export type ImportedFile = Schemas['ImportedFile'];
export type Intervention = Schemas['Intervention'];
/** An interval of which both ends are known. */
export type Interval = Record<keyof Schemas['Interval'], number>;
export type Known = Explanation['known'];
export type Leaf = Schemas['ProvenanceAnswer'];
export type MeasureResult = Schemas['MeasureResult'];
export type PlanCost = Schemas['PlanCost'];
export type OwnSaid = Schemas['OwnSaid'];
export type ProblemPart = Schemas['ProblemPart'];
export type ProblemDocument = Schemas['Problem'];
export type Quantity = Schemas['Quantity'];
export type RoleTold = Schemas['RoleTold'];
export type Starter = Schemas['Starter'];
/** Six levels of the U4SSC verifier: 1 accurate measurement to 6 unknown method; 0 or null where none is stated. */
export type QualityLevel = number | null;
export type CourseOfCity = Schemas['CourseOfCity'];
export type DeclaredAlgorithm = Schemas['DeclaredAlgorithm'];
export type DataSource = Schemas['DataSource'];
export type DataSteward = Schemas['DataSteward'];
export type HeldAttribute = Schemas['HeldAttribute'];
export type Levels = Record<string, Record<string, number>>;
/** A row of a table has value, source and quality beside what it is for, which the document does not tell apart. */
export type Parameter = Omit<Schemas['Parameter'], 'tables'> & { tables: { from: string; rows: ParameterRow[] }[] };
export type ParameterRow = ParameterValue & Schemas['ParameterTable']['rows'][number];
export type ParameterValue = Pick<Schemas['ParameterValue'], 'value' | 'source' | 'quality'>;
export type QualityReport = Pick<Schemas['LabelledQuality'], 'attributes' | 'labels' | 'counts' | 'groups'>;
export type GroupGap = QualityReport['groups'][number];
export type Rule = Schemas['Rule'];
export type SensedForecast = Schemas['SensedForecast'];
export type SensedHistory = Schemas['SensedHistory'];
export type SensedProperty = Schemas['SensedProperty'];
export type SensedQuality = Schemas['SensedQuality'];
export type SensedReadings = Schemas['SensedReadings'];
export type NearbyProperty = Schemas['NearbyProperty'];
export type SensedStream = Schemas['SensedStream'];
export type SensedTrack = Schemas['SensedTrack'];
export type SensedUnusual = Schemas['SensedUnusual'];
export type SensingArrived = Schemas['SensingArrived'];
export type SensingQuestion = Schemas['SensingQuestion'];
export type SensingConcern = Schemas['SensingConcern'];
export type SensingFreshness = Schemas['SensingFreshness'];
export type ImportFile = Schemas['ImportFile'];
export type ImportColumn = Schemas['ImportColumn'];
export type ImportStated = Schemas['ImportStated'];
export type ImportUndone = Schemas['ImportUndone'];
export type ReadingImport = Schemas['ReadingImport'];
export type ReadingImports = Schemas['ReadingImports'];
export type SensorConnection = Schemas['SensorConnection'];
export type SensorConnections = Schemas['SensorConnections'];
export type SensorGivenToken = Schemas['SensorGivenToken'];
export type SensingLedger = Schemas['SensingLedger'];
export type SensingNow = Schemas['SensingNow'];
export type SavedList = Schemas['SavedList'];
export type SavedSummary = Schemas['SavedSummary'];
export type Shares = QualityReport['attributes'][string];
export type Sources = Schemas['Sources'];
export type Selection = Schemas['Chosen'];
export type Setting = Schemas['Setting'];
export type Upkeep = Schemas['Upkeep'];
export type UpkeepTask = Schemas['UpkeepTask'];
export type TodaysUncertainty = Uncertainty;
export type StatementList = Schemas['StatementList'];
export type StatementSaid = Schemas['NewStatement'];
export type StatementSubject = Schemas['StatementSubject'];
export type TileIndex = Schemas['TileIndex'];
export type Verdict = Effect['verdict'];
export type Comparison = Schemas['PlansCompared'];
export type UncertaintyOfYear = Schemas['UncertaintyOfYear'];
export type UncertaintyProgress = Schemas['UncertaintyProgress'];
export type FigureOfYear = Schemas['FigureOfYear'];
export type FigureSaid = Pick<Schemas['FigureSaid'], 'subject' | 'year' | 'value' | 'source'> & Partial<Schemas['FigureSaid']>;
export type Goal = Schemas['Goal'];
export type SearchHit = Schemas['SearchHit'];
export type LayoutChoices = Schemas['LayoutChoices'];
export type LayoutOfSpace = Schemas['LayoutOfSpace'];
export type LayoutScore = Schemas['LayoutScoreAnswer'];
export type LayoutsResult = Schemas['LayoutsResult'];
export type SearchResult = Schemas['SearchResult'];
export type SearchedMeasure = Schemas['SearchedMeasure'];
export type Manifest = Schemas['RunManifest'];
export type Notice = Schemas['Notice'];
export type PathMoney = Schemas['Money'];
export type PathQuantity = Schemas['YearlyQuantity'];
export type Pathway = Schemas['Pathway'];
export type PromiseSaid = Pick<Schemas['Commitment'], 'account' | 'per' | 'source' | 'budget'> & { target: Pick<Schemas['Target'], 'base_year' | 'base_value' | 'reduction' | 'by' | 'milestones'> };
export type Promised = NonNullable<CourseOfCity['promise']>;
export type ScoredGroup = Schemas['ScoredGroup'];
export type ScoredRow = Schemas['ScoredRow'];
export type ScenarioName = Pick<Schemas['Scenario'], 'name' | 'label' | 'default'>;
export type TriedMeasures = Schemas['TriedMeasures'];
export type ValueSaid = Schemas['ValueSaid'];
export type WorkProgress = Schemas['Progress'];
export type YearMoney = Schemas['YearMoney'];
export type YearOfCourse = Schemas['YearOfCourse'];
export type YearValue = Schemas['YearValue'];
export type ZoneEffects = Schemas['ZoneEffects'];
export type RowName = Schemas['RowName'];
export type RowDifferences = Schemas['RowDifferences'];
export type MeasureTakers = Schemas['MeasureTakers'];
export type PlanDifferences = Schemas['PlanDifferences'];
/** Rows of an entity that is drawn as areas. */
export type AreaShapes = Omit<Schemas['RowFeatures'], 'features'> & { features: (Omit<Schemas['RowFeature'], 'geometry'> & { geometry: Schemas['PolygonShape'] | Schemas['MultiPolygonShape'] })[] };

export interface DrawnArea {
  polygon: [longitude: number, latitude: number][];
}

/** A line with a width [m]. */
export interface DrawnLine {
  points: [longitude: number, latitude: number][];
  width: number;
}

/** Those that come first, so many of them, or as a file says it; a number alone is drawn by the seed. */
export type Count = number | { rows: number; of?: string | undefined; highest?: string | undefined; lowest?: string | undefined };

/** The conditions that the page edits; every one must hold, an absent one always does. A plan may have others. */
export interface Where {
  zone?: string[];
  area?: DrawnArea | DrawnArea[] | undefined;
  line?: DrawnLine | DrawnLine[] | undefined;
  id?: string[];
  /** An attribute: the kinds that are meant, or bounds of its number. */
  [attribute: string]: unknown;
}

/** Bounds of a number, as far as the page edits them. */
export interface Bounds {
  at_least?: number | undefined;
  before?: number | undefined;
}

/** Shares by year: a measure that comes by and by. */
export type Ramp = Record<string, number>;

/** What the page edits of a measure; a file may say more, which is kept as it is. */
export type MeasureDocument = Pick<Schemas['Measure'], 'intervention' | 'settings'> & {
  where?: Where;
  /** What is asked of attributes in the year itself. */
  when?: Record<string, unknown>;
  uptake?: number | Ramp;
  count?: Count | null;
  off?: boolean;
};

/** What the page edits of a plan; a file may say more (money), which is kept as it is. */
export type PlanDocument = Pick<Schemas['Plan'], 'name'> & {
  description?: string;
  date?: string;
  years?: Schemas['Years'];
  scenario?: string;
  seed?: number;
  target?: Record<string, unknown>;
  budget?: Record<string, unknown>;
  measures: MeasureDocument[];
};

/** An evaluated plan with what the page edits of it. */
export type PlanResult = Omit<Schemas['PlanResult'], 'plan'> & { plan: PlanDocument };

/** A saved plan with what the page edits of it. */
export type SavedPlan = Omit<Schemas['SavedPlan'], 'plan'> & { plan: PlanDocument };

/** A plan that comes with the program, with what the page edits of it. */
export type ExamplePlan = Omit<Schemas['ExamplePlan'], 'plan'> & { plan: PlanDocument };
export type ChecklistAnswer = Schemas['ChecklistAnswer'];
export type ChecklistQuestion = Schemas['ChecklistQuestion'];
export type DueVisits = Schemas['DueVisits'];
export type InspectionDetails = Schemas['InspectionDetails'];
export type InspectionList = Schemas['InspectionList'];
export type InspectionToStore = Schemas['InspectionToStore'];
export type PhotoAnswer = Schemas['PhotoAnswer'];
export type PhotoList = Schemas['PhotoList'];
export type EvidenceEntry = Schemas['EvidenceEntry'];
export type EvidenceList = Schemas['EvidenceList'];
export type VisitAnswer = Schemas['VisitAnswer'];
