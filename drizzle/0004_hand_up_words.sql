CREATE TABLE `dues_opening` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`key` text NOT NULL,
	`reverses_seq` integer,
	`reason_hash` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_opening_key_unique` ON `dues_opening` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `dues_opening_reversesSeq_unique` ON `dues_opening` (`reverses_seq`);--> statement-breakpoint
CREATE INDEX `dues_opening_branch` ON `dues_opening` (`branch_id`);--> statement-breakpoint
CREATE TABLE `hand_up_word` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hand_up_seq` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`hand_up_seq`) REFERENCES `hand_up`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hand_up_word_line` ON `hand_up_word` (`hand_up_seq`,`seq`);