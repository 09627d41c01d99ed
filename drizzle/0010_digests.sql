CREATE TABLE `digest` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`township_id` integer NOT NULL,
	`month` text NOT NULL,
	`issue` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`township_id`) REFERENCES `township`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `digest_newest` ON `digest` (`township_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `digest_townshipId_month_issue_unique` ON `digest` (`township_id`,`month`,`issue`);--> statement-breakpoint
CREATE TABLE `digest_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`digest_id` integer NOT NULL,
	`branch_id` integer NOT NULL,
	`help` text NOT NULL,
	FOREIGN KEY (`digest_id`) REFERENCES `digest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_item_digestId_branchId_help_unique` ON `digest_item` (`digest_id`,`branch_id`,`help`);--> statement-breakpoint
CREATE TABLE `help_mark` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`month` text NOT NULL,
	`help` text NOT NULL,
	`mark` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `help_mark_branchId_month_help_mark_unique` ON `help_mark` (`branch_id`,`month`,`help`,`mark`);--> statement-breakpoint
CREATE INDEX `dues_share_month` ON `dues_share` (`month`);