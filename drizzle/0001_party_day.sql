CREATE TABLE `decision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`party_day_id` integer NOT NULL,
	`text` text NOT NULL,
	`responsible` text,
	`deadline` text,
	`outcome` text,
	`outcome_at` integer,
	`dropped_at` integer,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decision_party_day` ON `decision` (`party_day_id`);--> statement-breakpoint
CREATE TABLE `party_day_record` (
	`party_day_id` integer PRIMARY KEY NOT NULL,
	`recorded` integer,
	`pictured` integer,
	`discussed` integer,
	`pictures` integer,
	`agenda` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `phone_call` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`party_day_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phone_call_partyDayId_personId_unique` ON `phone_call` (`party_day_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `township_theme` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`township_id` integer NOT NULL,
	`month` text NOT NULL,
	`theme` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`township_id`) REFERENCES `township`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `township_theme_townshipId_month_unique` ON `township_theme` (`township_id`,`month`);--> statement-breakpoint
CREATE TABLE `away_contact` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`quarter` text NOT NULL,
	`state` text NOT NULL,
	`via` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `away_contact_quarter` ON `away_contact` (`person_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `member_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`branch_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`state` text NOT NULL,
	`settled_at` integer,
	`settled_by` text
);
--> statement-breakpoint
CREATE INDEX `member_change_person` ON `member_change` (`person_id`);--> statement-breakpoint
CREATE INDEX `member_change_pending` ON `member_change` (`branch_id`) WHERE state = 'pending';--> statement-breakpoint
DROP INDEX `held_tap_accountId_chatId_date_kind_unique`;--> statement-breakpoint
ALTER TABLE `held_tap` ADD `for_person_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `held_tap_accountId_chatId_date_kind_forPersonId_unique` ON `held_tap` (`account_id`,`chat_id`,`date`,`kind`,`for_person_id`);--> statement-breakpoint
ALTER TABLE `attendance_entry` ADD `guests` integer;--> statement-breakpoint
ALTER TABLE `attendance_entry` ADD `leave_reason` text;--> statement-breakpoint
ALTER TABLE `plan_revision` ADD `sittings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `plan_revision` ADD `chair_id` integer;--> statement-breakpoint
ALTER TABLE `plan_revision` ADD `recorder_id` integer;