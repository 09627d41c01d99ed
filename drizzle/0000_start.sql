CREATE TABLE `account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`messenger` text NOT NULL,
	`user_id` text NOT NULL,
	`display_name` text NOT NULL,
	`private_chat_id` integer,
	`muted` integer NOT NULL,
	`code_failures` integer NOT NULL,
	`code_failures_since` integer,
	FOREIGN KEY (`private_chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_private_chat` ON `account` (`private_chat_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_messenger_userId_unique` ON `account` (`messenger`,`user_id`);--> statement-breakpoint
CREATE TABLE `binding` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`person_id` integer,
	`admin_id` integer,
	`relation` text NOT NULL,
	`since` integer NOT NULL,
	`by` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `binding_account` ON `binding` (`account_id`);--> statement-breakpoint
CREATE INDEX `binding_person` ON `binding` (`person_id`);--> statement-breakpoint
CREATE INDEX `binding_admin` ON `binding` (`admin_id`);--> statement-breakpoint
CREATE INDEX `binding_since` ON `binding` (`since`);--> statement-breakpoint
CREATE UNIQUE INDEX `binding_one_own` ON `binding` (`account_id`,`relation`) WHERE ended_at is null and relation <> 'family';--> statement-breakpoint
CREATE UNIQUE INDEX `binding_one_account` ON `binding` (`person_id`) WHERE ended_at is null and relation = 'self';--> statement-breakpoint
CREATE UNIQUE INDEX `binding_one_admin_account` ON `binding` (`admin_id`) WHERE ended_at is null and relation = 'admin';--> statement-breakpoint
CREATE TABLE `binding_code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`person_id` integer,
	`admin_id` integer,
	`expires_at` integer NOT NULL,
	`tries_left` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `binding_code_running` ON `binding_code` (`hash`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `binding_code_person` ON `binding_code` (`person_id`);--> statement-breakpoint
CREATE INDEX `binding_code_admin` ON `binding_code` (`admin_id`);--> statement-breakpoint
CREATE TABLE `chat` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`messenger` text NOT NULL,
	`external_id` text NOT NULL,
	`kind` text NOT NULL,
	`thread_id` text,
	`audience` text,
	`standing` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chat_messenger_externalId_unique` ON `chat` (`messenger`,`external_id`);--> statement-breakpoint
CREATE TABLE `chat_branch` (
	`branch_id` integer PRIMARY KEY NOT NULL,
	`chat_id` integer NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chat_branch_chat` ON `chat_branch` (`chat_id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`chat_id` integer,
	`person_id` integer,
	`relation` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_pending` ON `claim` (`chat_id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `claim_account` ON `claim` (`account_id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`account_id` integer,
	`token` text,
	`data` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_token_unique` ON `draft` (`token`);--> statement-breakpoint
CREATE INDEX `draft_expiry` ON `draft` (`expires_at`) WHERE data <> 'null';--> statement-breakpoint
CREATE TABLE `free_text` (
	`hash` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`text` text NOT NULL,
	`person_id` integer,
	`party_day_id` integer
);
--> statement-breakpoint
CREATE TABLE `held_tap` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`settled_as` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `held_tap_chat` ON `held_tap` (`chat_id`,`date`);--> statement-breakpoint
CREATE UNIQUE INDEX `held_tap_accountId_chatId_date_kind_unique` ON `held_tap` (`account_id`,`chat_id`,`date`,`kind`);--> statement-breakpoint
CREATE TABLE `card` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`chat_id` integer NOT NULL,
	`subject` text NOT NULL,
	`view` text NOT NULL,
	`message_id` text,
	`wanted` integer NOT NULL,
	`shown` integer NOT NULL,
	`waiting` integer NOT NULL,
	`state` text NOT NULL,
	`edit_not_before` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_message` ON `card` (`chat_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `card_subject` ON `card` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `card_behind` ON `card` (`waiting`) WHERE shown < wanted and state <> 'lost' and message_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `card_kind_chatId_subject_unique` ON `card` (`kind`,`chat_id`,`subject`);--> statement-breakpoint
CREATE TABLE `dead_letter` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bot` text NOT NULL,
	`update_id` integer NOT NULL,
	`at` integer NOT NULL,
	`error` text NOT NULL,
	`payload` text NOT NULL,
	`scrubbed` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`bot` text NOT NULL,
	`update_id` integer NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	PRIMARY KEY(`bot`, `update_id`, `digest`)
);
--> statement-breakpoint
CREATE INDEX `inbox_at` ON `inbox` (`at`);--> statement-breakpoint
CREATE TABLE `occurrence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`period` text NOT NULL,
	`plan_revision` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `occurrence_state` ON `occurrence` (`state`,`ended_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `occurrence_scope_kind_period_planRevision_unique` ON `occurrence` (`scope`,`kind`,`period`,`plan_revision`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lane` text NOT NULL,
	`kind` text NOT NULL,
	`chat_id` integer,
	`card_id` integer,
	`body` text NOT NULL,
	`key` text,
	`guards` text NOT NULL,
	`wave` integer NOT NULL,
	`budget_month` text,
	`state` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer,
	`attempts` integer NOT NULL,
	`message_id` text,
	`ended_at` integer,
	FOREIGN KEY (`chat_id`) REFERENCES `chat`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_id`) REFERENCES `card`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('pending','sending','sent','dropped','failed','uncertain'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`);--> statement-breakpoint
CREATE INDEX `outbox_answers` ON `outbox` (`id`) WHERE state = 'pending' and lane = 'answer';--> statement-breakpoint
CREATE INDEX `outbox_creates` ON `outbox` (`wave`,`id`,`not_before`,`chat_id`) WHERE state = 'pending' and lane = 'create';--> statement-breakpoint
CREATE INDEX `outbox_chat_creates` ON `outbox` (`chat_id`,`wave`,`id`) WHERE state = 'pending' and lane = 'create';--> statement-breakpoint
CREATE INDEX `outbox_in_flight` ON `outbox` (`chat_id`) WHERE state = 'sending' and lane = 'create';--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`not_before`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_budget` ON `outbox` (`chat_id`,`budget_month`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`input` text NOT NULL,
	`key` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`ended_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_key_unique` ON `task` (`key`);--> statement-breakpoint
CREATE INDEX `task_state` ON `task` (`state`,`not_before`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_hash_unique` ON `audit` (`hash`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`level` text NOT NULL,
	`scope_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `setting_level_scopeId_key_unique` ON `setting` (`level`,`scope_id`,`key`);--> statement-breakpoint
CREATE TABLE `admin` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`township_id` integer,
	`post` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`township_id`) REFERENCES `township`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `admin_number_unique` ON `admin` (`number`);--> statement-breakpoint
CREATE TABLE `admin_village` (
	`admin_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	FOREIGN KEY (`admin_id`) REFERENCES `admin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `admin_village_adminId_villageId_unique` ON `admin_village` (`admin_id`,`village_id`);--> statement-breakpoint
CREATE TABLE `branch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`village_id` integer NOT NULL,
	`name` text NOT NULL,
	`ordinal` integer NOT NULL,
	`fixed_day` text NOT NULL,
	`time` text,
	`place` text,
	`pay_mode` text NOT NULL,
	`condition` text NOT NULL,
	`review_date` text,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `branch_code_unique` ON `branch` (`code`);--> statement-breakpoint
CREATE INDEX `branch_village` ON `branch` (`village_id`);--> statement-breakpoint
CREATE TABLE `county` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `holiday` (
	`date` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `party_group` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `party_group_branchId_name_unique` ON `party_group` (`branch_id`,`name`);--> statement-breakpoint
CREATE TABLE `township` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`ordinal` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `township_name_unique` ON `township` (`name`);--> statement-breakpoint
CREATE TABLE `village` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`township_id` integer NOT NULL,
	`name` text NOT NULL,
	`ordinal` integer NOT NULL,
	FOREIGN KEY (`township_id`) REFERENCES `township`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `village_townshipId_name_unique` ON `village` (`township_id`,`name`);--> statement-breakpoint
CREATE TABLE `attendance_entry` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`party_day_id` integer NOT NULL,
	`person_id` integer,
	`kind` text NOT NULL,
	`via` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`by` text NOT NULL,
	`key` text NOT NULL,
	`reverses_seq` integer,
	`expected` integer,
	`present` integer,
	`online` integer,
	`leave` integer,
	`absent` integer,
	`reason_hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_entry_key_unique` ON `attendance_entry` (`key`);--> statement-breakpoint
CREATE INDEX `attendance_entry_day` ON `attendance_entry` (`party_day_id`);--> statement-breakpoint
CREATE TABLE `attendance_state` (
	`party_day_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attendance_state_person` ON `attendance_state` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_state_partyDayId_personId_unique` ON `attendance_state` (`party_day_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `party_day` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`month` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `party_day_month` ON `party_day` (`month`);--> statement-breakpoint
CREATE UNIQUE INDEX `party_day_branchId_month_unique` ON `party_day` (`branch_id`,`month`);--> statement-breakpoint
CREATE TABLE `plan_revision` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`party_day_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`date` text NOT NULL,
	`time` text NOT NULL,
	`place` text,
	`forms` text NOT NULL,
	`theme` text,
	`reason_hash` text,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_revision_partyDayId_revision_unique` ON `plan_revision` (`party_day_id`,`revision`);--> statement-breakpoint
CREATE TABLE `imported_record` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`cells` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imported_record_kind_key_unique` ON `imported_record` (`kind`,`key`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`alias` text,
	`smartphone` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_number_unique` ON `person` (`number`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` (`name`);--> statement-breakpoint
CREATE TABLE `person_fact` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`from` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `person_fact_person` ON `person_fact` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_fact_branch` ON `person_fact` (`value`) WHERE field = 'branch';