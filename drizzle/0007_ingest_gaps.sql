CREATE TABLE `ingest_gap` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ingest_gap_end` ON `ingest_gap` (`to`);--> statement-breakpoint
ALTER TABLE `card` ADD `sent_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_card_open` ON `outbox` (`card_id`) WHERE state in ('pending', 'sending', 'uncertain');