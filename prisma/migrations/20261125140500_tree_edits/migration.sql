CREATE TYPE "edit_kind" AS ENUM ('add', 'correct', 'move', 'delete');

CREATE TABLE "problem_edit" (
    "id" TEXT NOT NULL,
    "curriculum_id" TEXT NOT NULL,
    "problem_id" TEXT NOT NULL,
    "kind" "edit_kind" NOT NULL,
    "before" JSONB NOT NULL DEFAULT '{}',
    "edited_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "problem_edit_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "problem_edit_curriculum_id_created_at_idx" ON "problem_edit"("curriculum_id", "created_at");

ALTER TABLE "problem_edit" ADD CONSTRAINT "problem_edit_curriculum_id_fkey"
  FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "problem_edit" ADD CONSTRAINT "problem_edit_edited_by_id_fkey"
  FOREIGN KEY ("edited_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
