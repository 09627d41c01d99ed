CREATE TABLE `branch_condition` (
	`branch_id` integer NOT NULL,
	`from` text NOT NULL,
	`condition` text NOT NULL,
	PRIMARY KEY(`branch_id`, `from`),
	FOREIGN KEY (`branch_id`) REFERENCES `branch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `branch` ADD `first_served_at` integer;