CREATE TABLE `feedback` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`date` text NOT NULL,
	`by` text,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`settled_on` text
);
--> statement-breakpoint
CREATE INDEX `feedback_open` ON `feedback` (`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `feedback_by` ON `feedback` (`by`);--> statement-breakpoint
CREATE INDEX `feedback_date` ON `feedback` (`date`);--> statement-breakpoint
CREATE INDEX `feedback_settled` ON `feedback` (`settled_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_year_number_unique` ON `feedback` (`year`,`number`);--> statement-breakpoint
CREATE TABLE `feedback_count` (
	`key` text NOT NULL,
	`date` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`key`, `date`)
);
--> statement-breakpoint
CREATE TABLE `feedback_draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`text` text NOT NULL,
	`about` integer,
	`date` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `feedback_return` (
	`feedback_id` integer PRIMARY KEY NOT NULL,
	`return_to` text NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action
);
