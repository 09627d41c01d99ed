CREATE TABLE `dues_act` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dues_arrears_note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`month` text NOT NULL,
	`level` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_arrears_note_personId_month_level_unique` ON `dues_arrears_note` (`person_id`,`month`,`level`);--> statement-breakpoint
CREATE TABLE `dues_claim` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`branch_id` integer NOT NULL,
	`until` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` integer NOT NULL,
	`state` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_claim_pending` ON `dues_claim` (`person_id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `dues_claim_branch` ON `dues_claim` (`branch_id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `dues_claim_person` ON `dues_claim` (`person_id`);--> statement-breakpoint
CREATE TABLE `dues_excuse` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`branch_id` integer NOT NULL,
	`until` text NOT NULL,
	`reason_hash` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dues_excuse_person` ON `dues_excuse` (`person_id`);--> statement-breakpoint
CREATE TABLE `dues_payment` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`receipt_year` integer NOT NULL,
	`receipt_no` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`extra_fen` integer NOT NULL,
	`paid_by` text NOT NULL,
	`payer_id` integer,
	`flags` text NOT NULL,
	`act_id` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`key` text NOT NULL,
	`reverses_seq` integer,
	`reason_hash` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_payment_key_unique` ON `dues_payment` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `dues_payment_reversesSeq_unique` ON `dues_payment` (`reverses_seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `dues_payment_receipt` ON `dues_payment` (`branch_id`,`receipt_year`,`receipt_no`) WHERE reverses_seq is null;--> statement-breakpoint
CREATE INDEX `dues_payment_person` ON `dues_payment` (`person_id`);--> statement-breakpoint
CREATE INDEX `dues_payment_branch` ON `dues_payment` (`branch_id`,`at`);--> statement-breakpoint
CREATE INDEX `dues_payment_act` ON `dues_payment` (`act_id`);--> statement-breakpoint
CREATE TABLE `dues_share` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`payment_seq` integer NOT NULL,
	`month` text NOT NULL,
	`fen` integer NOT NULL,
	FOREIGN KEY (`payment_seq`) REFERENCES `dues_payment`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_share_paymentSeq_month_unique` ON `dues_share` (`payment_seq`,`month`);--> statement-breakpoint
CREATE TABLE `dues_year` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`year` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_year_branchId_year_unique` ON `dues_year` (`branch_id`,`year`);--> statement-breakpoint
CREATE TABLE `hand_up` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`quarter` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`receipt` text,
	`due_fen` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`key` text NOT NULL,
	`reverses_seq` integer,
	`reason_hash` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_up_key_unique` ON `hand_up` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `hand_up_reversesSeq_unique` ON `hand_up` (`reverses_seq`);--> statement-breakpoint
CREATE INDEX `hand_up_branch` ON `hand_up` (`branch_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `hand_up_answer` (
	`hand_up_seq` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`hand_up_seq`) REFERENCES `hand_up`(`seq`) ON UPDATE no action ON DELETE no action
);
