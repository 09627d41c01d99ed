CREATE TABLE `name_look` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`branch_id` integer NOT NULL,
	`month` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`reason_hash` text NOT NULL,
	`noted_at` integer,
	`noted_by` text,
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `name_look_branch` ON `name_look` (`branch_id`);--> statement-breakpoint
CREATE INDEX `name_look_unnoted` ON `name_look` (`branch_id`) WHERE noted_at is null;