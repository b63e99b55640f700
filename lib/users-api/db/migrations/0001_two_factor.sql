ALTER TABLE "totp_devices" ALTER COLUMN "last_step" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "totp_setups" ALTER COLUMN "device_name" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "pending_logins" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "remembered_devices" ADD COLUMN "totp_device_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "factor_proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "totp_devices" ADD COLUMN "is_default" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "totp_setups" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "totp_setups" ADD COLUMN "is_default" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "totp_setups" ADD COLUMN "is_fresh" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "pending_logins" ADD CONSTRAINT "pending_logins_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered_devices" ADD CONSTRAINT "remembered_devices_totp_device_id_totp_devices_id_fk" FOREIGN KEY ("totp_device_id") REFERENCES "public"."totp_devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "totp_devices_one_default" ON "totp_devices" USING btree ("user_id") WHERE is_default;--> statement-breakpoint
ALTER TABLE "remembered_devices" DROP COLUMN "is_trusted";--> statement-breakpoint
ALTER TABLE "totp_devices" DROP COLUMN "confirmed_at";--> statement-breakpoint
ALTER TABLE "totp_devices" DROP COLUMN "drift";--> statement-breakpoint
ALTER TABLE "totp_setups" ADD CONSTRAINT "totp_setups_id_unique" UNIQUE("id");