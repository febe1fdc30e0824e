CREATE TABLE "audit_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C",
	"actor_id" text COLLATE "C",
	"actor_kind" text COLLATE "C" NOT NULL,
	"actor_name" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"details" jsonb NOT NULL,
	"subject" text COLLATE "C",
	"ip" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"der" text COLLATE "C" NOT NULL,
	"fingerprint" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"live" boolean NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text COLLATE "C",
	"last_seen_at" timestamp (3) with time zone,
	"reminders_sent" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"challenge" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"claimed_by" text COLLATE "C",
	"verified_at" timestamp (3) with time zone,
	"verified_by" text COLLATE "C",
	"checked_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone,
	"observation" jsonb,
	"missing_since" timestamp (3) with time zone,
	"lost_at" timestamp (3) with time zone,
	"enforced_by_profile_id" text COLLATE "C",
	"enforced_at" timestamp (3) with time zone,
	"enforced_by_user_id" text COLLATE "C",
	"reminders_sent" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enforcement_schedules" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"domain_ids" jsonb NOT NULL,
	"tell_people" boolean DEFAULT true NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"reminders_sent" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" text COLLATE "C",
	"until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text COLLATE "C",
	"ended_because" text COLLATE "C",
	"reminders_sent" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C" NOT NULL,
	"name_id" text COLLATE "C" NOT NULL,
	"name_id_format" text COLLATE "C",
	"pinned_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"organization_id" text COLLATE "C",
	"user_id" text COLLATE "C",
	"profile_id" text COLLATE "C",
	"email" text COLLATE "C",
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C",
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"reminded_on_day" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"organization_id" text COLLATE "C",
	"profile_id" text COLLATE "C",
	"purpose" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"started_from" text COLLATE "C" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"return_to" text COLLATE "C" NOT NULL,
	"browser_hash" text COLLATE "C",
	"email" text COLLATE "C",
	"user_id" text COLLATE "C",
	"tester_id" text COLLATE "C",
	"configuration" text COLLATE "C",
	"consumed_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"outcome" text COLLATE "C",
	"because" text COLLATE "C",
	"fault" jsonb,
	"trace" jsonb NOT NULL,
	"received" jsonb,
	"received_until" timestamp (3) with time zone,
	"ip" text COLLATE "C",
	"user_agent" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" DEFAULT 'UTC' NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"recipient" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"html" text COLLATE "C" NOT NULL,
	"dedupe_key" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"tries" integer NOT NULL,
	"last_problem" text COLLATE "C",
	"sent_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"credential_id" text COLLATE "C" NOT NULL,
	"public_key" text COLLATE "C" NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "profile_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"configuration" jsonb NOT NULL,
	"certificates" jsonb NOT NULL,
	"tested_fingerprint" text COLLATE "C",
	"replaced_at" timestamp (3) with time zone NOT NULL,
	"replaced_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "sso_profiles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"product" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"provider" text COLLATE "C" NOT NULL,
	"visible" boolean NOT NULL,
	"is_on" boolean NOT NULL,
	"live" jsonb,
	"live_version" integer NOT NULL,
	"published_at" timestamp (3) with time zone,
	"draft" jsonb,
	"draft_changed_at" timestamp (3) with time zone,
	"draft_changed_by" text COLLATE "C",
	"wizard" jsonb NOT NULL,
	"metadata_url" text COLLATE "C",
	"metadata_fetched_at" timestamp (3) with time zone,
	"metadata_problem" jsonb,
	"tested_fingerprint" text COLLATE "C",
	"tested_at" timestamp (3) with time zone,
	"tested_by" jsonb NOT NULL,
	"waived_fingerprint" text COLLATE "C",
	"paused_at" timestamp (3) with time zone,
	"paused_until" timestamp (3) with time zone,
	"paused_reason" text COLLATE "C",
	"paused_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "remembered_assertions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_provider_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"use" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"certificate" text COLLATE "C" NOT NULL,
	"sealed_private_key" text COLLATE "C" NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"attempt_id" text COLLATE "C",
	"profile_id" text COLLATE "C",
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ip" text COLLATE "C",
	"user_agent" text COLLATE "C",
	"saml_session" jsonb
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" jsonb,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"proof" jsonb NOT NULL,
	"attempt_id" text COLLATE "C" NOT NULL,
	"browser_hash" text COLLATE "C" NOT NULL,
	"return_to" text COLLATE "C" NOT NULL,
	"session_ends_by" timestamp (3) with time zone,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"organization_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_domain" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"operator" boolean NOT NULL,
	"password_hash" text COLLATE "C",
	"password_set_at" timestamp (3) with time zone,
	"totp_secret" text COLLATE "C",
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" integer,
	"emergency_since" timestamp (3) with time zone,
	"emergency_drilled_at" timestamp (3) with time zone,
	"codes_stored_at" timestamp (3) with time zone,
	"invited_by" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"suspended_at" timestamp (3) with time zone,
	"last_sign_in_at" timestamp (3) with time zone,
	"last_sign_in_by" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_profile_id_sso_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sso_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_schedules" ADD CONSTRAINT "enforcement_schedules_profile_id_sso_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sso_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_versions" ADD CONSTRAINT "profile_versions_profile_id_sso_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."sso_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_profiles" ADD CONSTRAINT "sso_profiles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_by_organization" ON "audit_events" USING btree ("organization_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_by_subject" ON "audit_events" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_once_per_profile" ON "certificates" USING btree ("profile_id","fingerprint");--> statement-breakpoint
CREATE UNIQUE INDEX "domains_name_verified_once" ON "domains" USING btree ("name") WHERE verified_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_once_per_organization" ON "domains" USING btree ("organization_id","name");--> statement-breakpoint
CREATE INDEX "domains_by_next_check" ON "domains" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "domains_by_profile" ON "domains" USING btree ("enforced_by_profile_id");--> statement-breakpoint
CREATE INDEX "enforcement_schedules_due" ON "enforcement_schedules" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "enforcement_schedules_by_profile" ON "enforcement_schedules" USING btree ("profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exemptions_one_open_per_user" ON "exemptions" USING btree ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "exemptions_by_organization" ON "exemptions" USING btree ("organization_id","ended_at");--> statement-breakpoint
CREATE INDEX "exemptions_open_by_email" ON "exemptions" USING btree ("organization_id","email") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_user_once" ON "identities" USING btree ("profile_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_name_once" ON "identities" USING btree ("profile_id","issuer","name_id");--> statement-breakpoint
CREATE UNIQUE INDEX "links_secret" ON "links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "links_by_user" ON "links" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "links_by_profile" ON "links" USING btree ("profile_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "login_attempts_reference" ON "login_attempts" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "login_attempts_by_organization" ON "login_attempts" USING btree ("organization_id","started_at","id");--> statement-breakpoint
CREATE INDEX "login_attempts_by_profile" ON "login_attempts" USING btree ("profile_id","started_at","id");--> statement-breakpoint
CREATE INDEX "login_attempts_by_user" ON "login_attempts" USING btree ("user_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("sent_at","due_at");--> statement-breakpoint
CREATE INDEX "outbox_by_organization" ON "outbox" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_by_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "profile_versions_by_profile" ON "profile_versions" USING btree ("profile_id","replaced_at");--> statement-breakpoint
CREATE INDEX "sso_profiles_by_organization" ON "sso_profiles" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "rate_limits_by_window" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "recovery_codes_by_user" ON "recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "remembered_assertions_until" ON "remembered_assertions" USING btree ("until");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id","ended_at");--> statement-breakpoint
CREATE INDEX "sessions_by_organization" ON "sessions" USING btree ("organization_id","ended_at");--> statement-breakpoint
CREATE INDEX "tickets_by_expiry" ON "tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_once" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_by_organization_email" ON "users" USING btree ("organization_id","email","search_text");--> statement-breakpoint
CREATE INDEX "users_by_organization_role" ON "users" USING btree ("organization_id","role","email");--> statement-breakpoint
CREATE INDEX "users_by_organization_status" ON "users" USING btree ("organization_id","status","email");--> statement-breakpoint
CREATE INDEX "users_by_organization_domain" ON "users" USING btree ("organization_id","email_domain","email","id","emergency_since");--> statement-breakpoint
CREATE INDEX "users_emergency" ON "users" USING btree ("organization_id","email") WHERE emergency_since is not null;