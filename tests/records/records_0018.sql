BEGIN TRANSACTION;
CREATE TABLE access_token (
	id INTEGER NOT NULL, 
	identity INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	scopes VARCHAR NOT NULL, 
	expires_at VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, streams VARCHAR, 
	CONSTRAINT pk_access_token PRIMARY KEY (id), 
	CONSTRAINT fk_access_token_identity_identity FOREIGN KEY(identity) REFERENCES identity (id)
);
INSERT INTO "access_token" VALUES(1,1,'sha256:830253cd4878da8962adcdbeb5e7d941c62ebef5c8379d5dbaf275b70b67a7d8','','2999-01-01T00:00:00.000000+00:00','','root','2026-11-28T19:15:34.579951+00:00',NULL,NULL,NULL);
CREATE TABLE activity (
	id INTEGER NOT NULL, 
	batch INTEGER NOT NULL, 
	line INTEGER, 
	year INTEGER NOT NULL, 
	subcategory VARCHAR NOT NULL, 
	description VARCHAR, 
	amount FLOAT, 
	unit VARCHAR, 
	factor VARCHAR, 
	own_factors VARCHAR, 
	notation_key VARCHAR, 
	reason VARCHAR, 
	activity_quality VARCHAR, 
	factor_quality VARCHAR, 
	activity_uncertainty FLOAT, 
	factor_uncertainty FLOAT, 
	source VARCHAR, 
	note VARCHAR, 
	first_by VARCHAR, 
	first_at VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_activity PRIMARY KEY (id), 
	CONSTRAINT fk_activity_batch_activity_batch FOREIGN KEY(batch) REFERENCES activity_batch (id), 
	CONSTRAINT ck_activity_amount_or_key CHECK ((amount IS NULL) = (notation_key IS NOT NULL))
);
CREATE TABLE activity_batch (
	id INTEGER NOT NULL, 
	file VARCHAR, 
	sha256 VARCHAR, 
	sheet VARCHAR, 
	layout VARCHAR NOT NULL, 
	received INTEGER NOT NULL, 
	kept INTEGER NOT NULL, 
	report VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_activity_batch PRIMARY KEY (id), 
	CONSTRAINT ck_activity_batch_kept CHECK (kept <= received)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0018');
CREATE TABLE approval (
	id INTEGER NOT NULL, 
	"plan" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	reason VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_approval PRIMARY KEY (id)
);
CREATE TABLE audit_entry (
	id INTEGER NOT NULL, 
	token INTEGER, 
	act VARCHAR NOT NULL, 
	object VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	requests INTEGER NOT NULL, 
	request VARCHAR NOT NULL, 
	status INTEGER, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);
INSERT INTO "audit_entry" VALUES(1,NULL,'found','admin',1,1,'',NULL,'root','2026-11-28T19:15:34.580372+00:00',NULL,NULL);
INSERT INTO "audit_entry" VALUES(2,1,'access:write','add Väinö',1,1,'0123456789abcdef',201,'admin','2026-11-28T19:15:34.585615+00:00',NULL,NULL);
INSERT INTO "audit_entry" VALUES(3,1,'observations:read','stream 1',3,1,'0123456789abcde0',200,'admin','2026-11-28T19:15:34.586487+00:00',NULL,NULL);
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	log VARCHAR NOT NULL, 
	root VARCHAR NOT NULL, 
	subtrees VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	signature VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,'6044822fd6100e340d4ac376d66ab909','9e9c43b24b2569d9b46f742aa3ba6eae9d0b206b421b1d8fa3c85a82a9dd9772','9e9c43b24b2569d9b46f742aa3ba6eae9d0b206b421b1d8fa3c85a82a9dd9772','03cb36268fc1d9775e78d350f7cbdfab656ae2dcaabb5b36723454ccae186ff3','6245bc9d5e33810161f01a4e82b63dc89f4b56b462e6e0c1782adbebcbca9afe07f29106eb894c0135014232f2fc6ed0f5098daf5652d69a4b25bf4b553a7a0e',1,1,'root','2026-11-28T19:15:34.584157+00:00',NULL,NULL);
INSERT INTO "audit_head" VALUES(2,'6044822fd6100e340d4ac376d66ab909','ecc1bacd62c8d8a1df3c64e72d4e6f7d982bf8bc3852a24a736e9374c45c4e5d','ecc1bacd62c8d8a1df3c64e72d4e6f7d982bf8bc3852a24a736e9374c45c4e5d','03cb36268fc1d9775e78d350f7cbdfab656ae2dcaabb5b36723454ccae186ff3','99ec6d369462679fe58c3a71eec1423f6e462c8dd3b55fff49a5196ad83b78e1b7c33ed81039a5d8133863beaf06f266cc925e41209ca979e9d0fe971b9fe70f',2,2,'admin','2026-11-28T19:15:34.586372+00:00',NULL,NULL);
INSERT INTO "audit_head" VALUES(3,'6044822fd6100e340d4ac376d66ab909','7fcae00658fe31d1c64a23462924bdeecc6077792fdf87b0e1c3a57f50acc6bb','ecc1bacd62c8d8a1df3c64e72d4e6f7d982bf8bc3852a24a736e9374c45c4e5d f12a877a26ef0c9925a1a946753037713a24192ac3b3794ec944c46ad1db911e','03cb36268fc1d9775e78d350f7cbdfab656ae2dcaabb5b36723454ccae186ff3','1204f46cf035881813bb42159cf1ce85907ab1d2a7d4ffb372e4809f09edd062604fe026bc5076dcfc65f853779bb108d09fa55cc290dc0bf3f478e094339307',3,3,'admin','2026-11-28T19:15:34.587071+00:00',NULL,NULL);
CREATE TABLE compared_figure (
	id INTEGER NOT NULL, 
	file INTEGER NOT NULL, 
	line INTEGER, 
	city VARCHAR NOT NULL, 
	country VARCHAR, 
	population FLOAT, 
	climate VARCHAR, 
	income FLOAT, 
	framework VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	value FLOAT NOT NULL, 
	unit VARCHAR NOT NULL, 
	accounting VARCHAR NOT NULL, 
	definition VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_compared_figure PRIMARY KEY (id), 
	CONSTRAINT fk_compared_figure_file_compared_file FOREIGN KEY(file) REFERENCES compared_file (id), 
	CONSTRAINT ck_compared_figure_accounting CHECK (accounting IN ('territorial', 'consumption', 'none'))
);
CREATE TABLE compared_file (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	figures INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_compared_file PRIMARY KEY (id)
);
CREATE TABLE connector (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	mark VARCHAR NOT NULL, 
	tried_at VARCHAR, 
	succeeded_at VARCHAR, 
	failures INTEGER NOT NULL, 
	problem VARCHAR, 
	arguments VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_connector PRIMARY KEY (id)
);
CREATE TABLE consumption_account (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	emissions FLOAT NOT NULL, 
	uncertainty FLOAT, 
	method VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, produced FLOAT, imported FLOAT, exported FLOAT, 
	CONSTRAINT pk_consumption_account PRIMARY KEY (id)
);
CREATE TABLE data_steward (
	id INTEGER NOT NULL, 
	data_set VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_data_steward PRIMARY KEY (id)
);
CREATE TABLE datastream (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	observation_type VARCHAR NOT NULL, 
	unit_name VARCHAR, 
	unit_symbol VARCHAR, 
	unit_definition VARCHAR, 
	observed_area VARCHAR, 
	data_class VARCHAR NOT NULL, 
	thing INTEGER NOT NULL, 
	sensor INTEGER NOT NULL, 
	observed_property INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_datastream PRIMARY KEY (id), 
	CONSTRAINT fk_datastream_thing_thing FOREIGN KEY(thing) REFERENCES thing (id), 
	CONSTRAINT fk_datastream_sensor_sensor FOREIGN KEY(sensor) REFERENCES sensor (id), 
	CONSTRAINT fk_datastream_observed_property_observed_property FOREIGN KEY(observed_property) REFERENCES observed_property (id)
);
CREATE TABLE entity_version (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	entity BIGINT NOT NULL, 
	"before" VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_entity_version PRIMARY KEY (id)
);
CREATE TABLE feature (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	encoding_type VARCHAR NOT NULL, 
	feature VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_feature PRIMARY KEY (id)
);
CREATE TABLE figure (
	id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	value FLOAT NOT NULL, 
	uncertainty FLOAT, 
	simulated BOOLEAN NOT NULL, 
	source VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_figure PRIMARY KEY (id), 
	CONSTRAINT ck_figure_subject CHECK (subject IN ('emissions', 'residents', 'gdp'))
);
CREATE TABLE forecast_model (
	id INTEGER NOT NULL, 
	datastream INTEGER NOT NULL, 
	since VARCHAR NOT NULL, 
	until VARCHAR NOT NULL, 
	data_hash VARCHAR NOT NULL, 
	seed INTEGER NOT NULL, 
	versions VARCHAR NOT NULL, 
	card VARCHAR NOT NULL, 
	files VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_forecast_model PRIMARY KEY (id), 
	CONSTRAINT fk_forecast_model_datastream_datastream FOREIGN KEY(datastream) REFERENCES datastream (id)
);
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_identity PRIMARY KEY (id)
);
INSERT INTO "identity" VALUES(1,'admin','root','2026-11-28T19:15:34.578473+00:00',NULL,NULL);
CREATE TABLE identity_role (
	id INTEGER NOT NULL, 
	identity INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_identity_role PRIMARY KEY (id), 
	CONSTRAINT fk_identity_role_identity_identity FOREIGN KEY(identity) REFERENCES identity (id)
);
INSERT INTO "identity_role" VALUES(1,1,'administrator','root','2026-11-28T19:15:34.578836+00:00',NULL,NULL);
INSERT INTO "identity_role" VALUES(2,1,'data_steward','root','2026-11-28T19:15:34.579227+00:00',NULL,NULL);
CREATE TABLE indicator_value (
	id INTEGER NOT NULL, 
	framework VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	value FLOAT NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	unit VARCHAR NOT NULL, 
	level INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	evidence VARCHAR, 
	method VARCHAR NOT NULL, 
	note VARCHAR, 
	file VARCHAR, 
	line INTEGER, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_indicator_value PRIMARY KEY (id), 
	CONSTRAINT ck_indicator_value_level CHECK (level BETWEEN 1 AND 6), 
	CONSTRAINT ck_indicator_value_interval CHECK (low IS NULL OR high IS NULL OR low <= high)
);
CREATE TABLE inventory_change (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	effect FLOAT, 
	recalculated VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_inventory_change PRIMARY KEY (id)
);
CREATE TABLE inventory_choice (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	subcategory VARCHAR NOT NULL, 
	counts VARCHAR NOT NULL, 
	reason VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_inventory_choice PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_choice_counts CHECK (counts IN ('entered', 'computed'))
);
CREATE TABLE inventory_statement (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	kind VARCHAR, 
	landfill VARCHAR, 
	climate VARCHAR, 
	amount FLOAT NOT NULL, 
	unit VARCHAR NOT NULL, 
	uncertainty FLOAT, 
	source VARCHAR NOT NULL, 
	note VARCHAR, 
	first_by VARCHAR, 
	first_at VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_inventory_statement PRIMARY KEY (id), 
	CONSTRAINT ck_inventory_statement_amount CHECK (amount >= 0)
);
CREATE TABLE issued_warning (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_issued_warning PRIMARY KEY (id)
);
CREATE TABLE location (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	encoding_type VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_location PRIMARY KEY (id)
);
CREATE TABLE location_feature (
	id INTEGER NOT NULL, 
	location INTEGER NOT NULL, 
	feature INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_location_feature PRIMARY KEY (id), 
	CONSTRAINT fk_location_feature_location_location FOREIGN KEY(location) REFERENCES location (id), 
	CONSTRAINT fk_location_feature_feature_feature FOREIGN KEY(feature) REFERENCES feature (id)
);
CREATE TABLE observation_more (
	id BIGINT NOT NULL, 
	quality VARCHAR, 
	valid_time VARCHAR, 
	parameters VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_observation_more PRIMARY KEY (id)
);
CREATE TABLE observed_property (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	definition VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_observed_property PRIMARY KEY (id)
);
CREATE TABLE promise (
	id INTEGER NOT NULL, 
	said VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_promise PRIMARY KEY (id)
);
CREATE TABLE reading_delivery (
	id INTEGER NOT NULL, 
	reading_import INTEGER NOT NULL, 
	readings BLOB NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_reading_delivery PRIMARY KEY (id), 
	CONSTRAINT fk_reading_delivery_reading_import_reading_import FOREIGN KEY(reading_import) REFERENCES reading_import (id)
);
CREATE TABLE reading_import (
	id INTEGER NOT NULL, 
	file VARCHAR NOT NULL, 
	since VARCHAR, 
	until VARCHAR, 
	received INTEGER NOT NULL, 
	stored INTEGER NOT NULL, 
	duplicates INTEGER NOT NULL, 
	rejected INTEGER NOT NULL, 
	runs VARCHAR NOT NULL, 
	removed INTEGER, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, shared VARCHAR DEFAULT '[]' NOT NULL, kept INTEGER, undone_by VARCHAR, 
	CONSTRAINT pk_reading_import PRIMARY KEY (id)
);
CREATE TABLE sensing_version (
	id INTEGER NOT NULL, 
	number BIGINT NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_sensing_version PRIMARY KEY (id)
);
INSERT INTO "sensing_version" VALUES(1,0,'citybrain','-',NULL,NULL);
CREATE TABLE sensor (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	encoding_type VARCHAR NOT NULL, 
	metadata VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_sensor PRIMARY KEY (id)
);
CREATE TABLE stream_quality (
	id INTEGER NOT NULL, 
	datastream INTEGER NOT NULL, 
	settings VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_stream_quality PRIMARY KEY (id), 
	CONSTRAINT fk_stream_quality_datastream_datastream FOREIGN KEY(datastream) REFERENCES datastream (id)
);
CREATE TABLE thing (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	properties VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_thing PRIMARY KEY (id)
);
CREATE TABLE thing_location (
	id INTEGER NOT NULL, 
	thing INTEGER NOT NULL, 
	location INTEGER NOT NULL, 
	time VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_thing_location PRIMARY KEY (id), 
	CONSTRAINT fk_thing_location_thing_thing FOREIGN KEY(thing) REFERENCES thing (id), 
	CONSTRAINT fk_thing_location_location_location FOREIGN KEY(location) REFERENCES location (id)
);
CREATE TABLE upkeep (
	id INTEGER NOT NULL, 
	task VARCHAR NOT NULL, 
	ended_at VARCHAR, 
	state VARCHAR NOT NULL, 
	result VARCHAR, 
	problem VARCHAR, 
	arguments VARCHAR, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_upkeep PRIMARY KEY (id)
);
CREATE TABLE web_session (
	id INTEGER NOT NULL, 
	token INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	until FLOAT NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	withdrawn_by VARCHAR, 
	withdrawn_at VARCHAR, 
	CONSTRAINT pk_web_session PRIMARY KEY (id), 
	CONSTRAINT fk_web_session_token_access_token FOREIGN KEY(token) REFERENCES access_token (id)
);
INSERT INTO "web_session" VALUES(1,1,'a9f9f88df667094ba7651c91c85b387b660dbdee85e59da5dfa648be2828c98b',1800043200.0,'admin','2026-11-28T19:15:34.588440+00:00',NULL,NULL);
CREATE INDEX ix_activity_batch ON activity (batch);
CREATE INDEX ix_activity_withdrawn ON activity (id) WHERE withdrawn_at IS NOT NULL;
CREATE INDEX ix_indicator_value_of ON indicator_value (framework, code);
CREATE INDEX ix_compared_figure_of ON compared_figure (framework, code);
CREATE INDEX ix_figure_subject_year ON figure (subject, year);
CREATE INDEX ix_thing_location_thing ON thing_location (thing);
CREATE INDEX ix_datastream_thing ON datastream (thing);
CREATE UNIQUE INDEX ix_identity_counting ON identity (name) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_identity_role_identity ON identity_role (identity);
CREATE INDEX ix_access_token_identity ON access_token (identity);
CREATE INDEX ix_audit_entry_made_at ON audit_entry (made_at);
CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'rows of the audit log are neither changed nor deleted'); END;
CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'rows of the audit log are neither changed nor deleted'); END;
CREATE TRIGGER audit_entry_is_not_replaced BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'rows of the audit log are neither changed nor deleted'); END;
CREATE INDEX ix_thing_location_location ON thing_location (location);
CREATE INDEX ix_datastream_sensor ON datastream (sensor);
CREATE INDEX ix_datastream_observed_property ON datastream (observed_property);
CREATE INDEX ix_location_feature_location ON location_feature (location);
CREATE INDEX ix_entity_version_kind ON entity_version (kind, entity);
CREATE INDEX ix_stream_quality_datastream ON stream_quality (datastream);
CREATE INDEX ix_forecast_model_datastream ON forecast_model (datastream);
CREATE INDEX ix_issued_warning_key ON issued_warning ("key");
CREATE UNIQUE INDEX ix_connector_name ON connector (name);
CREATE INDEX ix_feature_name ON feature (name);
CREATE INDEX ix_upkeep_task ON upkeep (task);
CREATE INDEX ix_web_session_until ON web_session (until);
CREATE TRIGGER thing_INSERT_raises_version AFTER INSERT ON thing BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER thing_UPDATE_raises_version AFTER UPDATE ON thing BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER thing_DELETE_raises_version AFTER DELETE ON thing BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_INSERT_raises_version AFTER INSERT ON location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_UPDATE_raises_version AFTER UPDATE ON location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_DELETE_raises_version AFTER DELETE ON location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER thing_location_INSERT_raises_version AFTER INSERT ON thing_location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER thing_location_UPDATE_raises_version AFTER UPDATE ON thing_location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER thing_location_DELETE_raises_version AFTER DELETE ON thing_location BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER sensor_INSERT_raises_version AFTER INSERT ON sensor BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER sensor_UPDATE_raises_version AFTER UPDATE ON sensor BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER sensor_DELETE_raises_version AFTER DELETE ON sensor BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observed_property_INSERT_raises_version AFTER INSERT ON observed_property BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observed_property_UPDATE_raises_version AFTER UPDATE ON observed_property BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observed_property_DELETE_raises_version AFTER DELETE ON observed_property BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER datastream_INSERT_raises_version AFTER INSERT ON datastream BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER datastream_UPDATE_raises_version AFTER UPDATE ON datastream BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER datastream_DELETE_raises_version AFTER DELETE ON datastream BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER feature_INSERT_raises_version AFTER INSERT ON feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER feature_UPDATE_raises_version AFTER UPDATE ON feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER feature_DELETE_raises_version AFTER DELETE ON feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_feature_INSERT_raises_version AFTER INSERT ON location_feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_feature_UPDATE_raises_version AFTER UPDATE ON location_feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER location_feature_DELETE_raises_version AFTER DELETE ON location_feature BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observation_more_INSERT_raises_version AFTER INSERT ON observation_more BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observation_more_UPDATE_raises_version AFTER UPDATE ON observation_more BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE TRIGGER observation_more_DELETE_raises_version AFTER DELETE ON observation_more BEGIN UPDATE sensing_version SET number = number + 1; END;
CREATE UNIQUE INDEX ix_data_steward_counting ON data_steward (data_set) WHERE withdrawn_at IS NULL;
CREATE TRIGGER audit_head_is_not_changed BEFORE UPDATE ON audit_head BEGIN SELECT RAISE(ABORT, 'heads of the audit log are neither changed nor deleted'); END;
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'heads of the audit log are neither changed nor deleted'); END;
CREATE TRIGGER audit_head_is_not_replaced BEFORE INSERT ON audit_head WHEN EXISTS (SELECT 1 FROM audit_head WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'heads of the audit log are neither changed nor deleted'); END;
COMMIT;
