CREATE TABLE "security_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"actor_id" text,
	"subject_id" text,
	"network" text,
	"user_agent" text,
	"detail" jsonb,
	"once" text,
	CONSTRAINT "security_event_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"free_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "security_event_subject_idx" ON "security_event" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "security_event_at_idx" ON "security_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_last_at_idx" ON "sign_in_attempt" USING btree ("last_at");--> statement-breakpoint
-- What has been written down stays: a mistake in the service cannot rewrite it, and rewriting it on purpose takes a change that shows.
CREATE FUNCTION "security_event_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND current_setting('docs_auth.retention', true) = 'on' THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'security_event is append-only: % refused', TG_OP;
END $$;
--> statement-breakpoint
CREATE TRIGGER "security_event_append_only" BEFORE UPDATE OR DELETE ON "security_event"
	FOR EACH ROW EXECUTE FUNCTION "security_event_append_only"();
--> statement-breakpoint
CREATE TRIGGER "security_event_no_truncate" BEFORE TRUNCATE ON "security_event"
	FOR EACH STATEMENT EXECUTE FUNCTION "security_event_append_only"();
