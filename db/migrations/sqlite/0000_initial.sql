CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`actor_id` text,
	`actor_kind` text NOT NULL,
	`actor_name` text NOT NULL,
	`name` text NOT NULL,
	`details` text NOT NULL,
	`subject` text,
	`ip` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_by_organization` ON `audit_events` (`organization_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_by_subject` ON `audit_events` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`profile_id` text NOT NULL,
	`der` text NOT NULL,
	`fingerprint` text NOT NULL,
	`subject` text NOT NULL,
	`not_before` integer NOT NULL,
	`not_after` integer NOT NULL,
	`source` text NOT NULL,
	`live` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text,
	`last_seen_at` integer,
	`reminders_sent` text NOT NULL,
	FOREIGN KEY (`profile_id`) REFERENCES `sso_profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_once_per_profile` ON `certificates` (`profile_id`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `domains` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`challenge` text NOT NULL,
	`method` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`claimed_by` text,
	`verified_at` integer,
	`verified_by` text,
	`checked_at` integer,
	`next_check_at` integer,
	`observation` text,
	`missing_since` integer,
	`lost_at` integer,
	`enforced_by_profile_id` text,
	`enforced_at` integer,
	`enforced_by_user_id` text,
	`reminders_sent` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `domains_name_verified_once` ON `domains` (`name`) WHERE verified_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `domains_once_per_organization` ON `domains` (`organization_id`,`name`);--> statement-breakpoint
CREATE INDEX `domains_by_next_check` ON `domains` (`next_check_at`);--> statement-breakpoint
CREATE INDEX `domains_by_profile` ON `domains` (`enforced_by_profile_id`);--> statement-breakpoint
CREATE TABLE `enforcement_schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`kind` text NOT NULL,
	`domain_ids` text NOT NULL,
	`tell_people` integer DEFAULT true NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`reminders_sent` text NOT NULL,
	FOREIGN KEY (`profile_id`) REFERENCES `sso_profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enforcement_schedules_due` ON `enforcement_schedules` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `enforcement_schedules_by_profile` ON `enforcement_schedules` (`profile_id`);--> statement-breakpoint
CREATE TABLE `exemptions` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`email` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text,
	`until` integer,
	`ended_at` integer,
	`ended_by` text,
	`ended_because` text,
	`reminders_sent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exemptions_one_open_per_user` ON `exemptions` (`user_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `exemptions_by_organization` ON `exemptions` (`organization_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `exemptions_open_by_email` ON `exemptions` (`organization_id`,`email`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`profile_id` text NOT NULL,
	`user_id` text NOT NULL,
	`issuer` text NOT NULL,
	`name_id` text NOT NULL,
	`name_id_format` text,
	`pinned_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_user_once` ON `identities` (`profile_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_name_once` ON `identities` (`profile_id`,`issuer`,`name_id`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`organization_id` text,
	`user_id` text,
	`profile_id` text,
	`email` text,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	`reminded_on_day` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_secret` ON `links` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `links_by_user` ON `links` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `links_by_profile` ON `links` (`profile_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `login_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`organization_id` text,
	`profile_id` text,
	`purpose` text NOT NULL,
	`method` text NOT NULL,
	`started_from` text NOT NULL,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`return_to` text NOT NULL,
	`browser_hash` text,
	`email` text,
	`user_id` text,
	`tester_id` text,
	`configuration` text,
	`consumed_at` integer,
	`finished_at` integer,
	`outcome` text,
	`because` text,
	`fault` text,
	`trace` text NOT NULL,
	`received` text,
	`received_until` integer,
	`ip` text,
	`user_agent` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `login_attempts_reference` ON `login_attempts` (`reference`);--> statement-breakpoint
CREATE INDEX `login_attempts_by_organization` ON `login_attempts` (`organization_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `login_attempts_by_profile` ON `login_attempts` (`profile_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `login_attempts_by_user` ON `login_attempts` (`user_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`dedupe_key` text,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer NOT NULL,
	`last_problem` text,
	`sent_at` integer,
	`given_up_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`) WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`sent_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_organization` ON `outbox` (`organization_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_by_user` ON `passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `profile_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`profile_id` text NOT NULL,
	`version` integer NOT NULL,
	`configuration` text NOT NULL,
	`certificates` text NOT NULL,
	`tested_fingerprint` text,
	`replaced_at` integer NOT NULL,
	`replaced_by` text,
	FOREIGN KEY (`profile_id`) REFERENCES `sso_profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `profile_versions_by_profile` ON `profile_versions` (`profile_id`,`replaced_at`);--> statement-breakpoint
CREATE TABLE `sso_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`product` text NOT NULL,
	`name` text NOT NULL,
	`provider` text NOT NULL,
	`visible` integer NOT NULL,
	`is_on` integer NOT NULL,
	`live` text,
	`live_version` integer NOT NULL,
	`published_at` integer,
	`draft` text,
	`draft_changed_at` integer,
	`draft_changed_by` text,
	`wizard` text NOT NULL,
	`metadata_url` text,
	`metadata_fetched_at` integer,
	`metadata_problem` text,
	`tested_fingerprint` text,
	`tested_at` integer,
	`tested_by` text NOT NULL,
	`waived_fingerprint` text,
	`paused_at` integer,
	`paused_until` integer,
	`paused_reason` text,
	`paused_by` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sso_profiles_by_organization` ON `sso_profiles` (`organization_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`hits` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_limits_by_window` ON `rate_limits` (`window_start`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_by_user` ON `recovery_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `remembered_assertions` (
	`id` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `remembered_assertions_until` ON `remembered_assertions` (`until`);--> statement-breakpoint
CREATE TABLE `service_provider_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`use` text NOT NULL,
	`state` text NOT NULL,
	`certificate` text NOT NULL,
	`sealed_private_key` text NOT NULL,
	`not_after` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`by` text NOT NULL,
	`attempt_id` text,
	`profile_id` text,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ip` text,
	`user_agent` text,
	`saml_session` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_organization` ON `sessions` (`organization_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`by` text NOT NULL,
	`proof` text NOT NULL,
	`attempt_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`return_to` text NOT NULL,
	`session_ends_by` integer,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `tickets_by_expiry` ON `tickets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`email_domain` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`operator` integer NOT NULL,
	`password_hash` text,
	`password_set_at` integer,
	`totp_secret` text,
	`totp_confirmed_at` integer,
	`totp_last_step` integer,
	`emergency_since` integer,
	`emergency_drilled_at` integer,
	`codes_stored_at` integer,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`joined_at` integer,
	`suspended_at` integer,
	`last_sign_in_at` integer,
	`last_sign_in_by` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_once` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_by_organization_email` ON `users` (`organization_id`,`email`,`search_text`);--> statement-breakpoint
CREATE INDEX `users_by_organization_role` ON `users` (`organization_id`,`role`,`email`);--> statement-breakpoint
CREATE INDEX `users_by_organization_status` ON `users` (`organization_id`,`status`,`email`);--> statement-breakpoint
CREATE INDEX `users_by_organization_domain` ON `users` (`organization_id`,`email_domain`,`email`,`id`,`emergency_since`);--> statement-breakpoint
CREATE INDEX `users_emergency` ON `users` (`organization_id`,`email`) WHERE emergency_since is not null;