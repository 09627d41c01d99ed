ALTER TABLE `claim` ADD `said_name` text;--> statement-breakpoint
ALTER TABLE `claim` ADD `open_to` text;