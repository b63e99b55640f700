ALTER TABLE "remembered_devices" ALTER COLUMN "totp_device_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "pending_logins" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "pending_logins" ADD COLUMN "code_tries" smallint DEFAULT 0 NOT NULL;