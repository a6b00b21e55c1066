CREATE TABLE "docs_pass" (
	"digest" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"session_id" text NOT NULL,
	"origin" text NOT NULL,
	"challenge" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "docs_pass" ADD CONSTRAINT "docs_pass_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "docs_pass_session_id_idx" ON "docs_pass" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "docs_pass_expires_at_idx" ON "docs_pass" USING btree ("expires_at");