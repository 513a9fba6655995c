-- CreateEnum
CREATE TYPE "reservation_purpose" AS ENUM ('review', 'adjudicate', 'calibrate');

-- CreateEnum
CREATE TYPE "easier" AS ENUM ('left', 'right', 'neither');

-- AlterTable
ALTER TABLE "curriculum" ADD COLUMN     "queue_policy" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "problem" ADD COLUMN     "edited_by_id" TEXT,
ADD COLUMN     "sampled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "uncertainty" REAL;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "adjudicates" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "key_map" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "reservation" (
    "problem_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "purpose" "reservation_purpose" NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("problem_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flag" (
    "id" TEXT NOT NULL,
    "problem_id" TEXT NOT NULL,
    "raised_by_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_by_id" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calibration" (
    "problem_id" TEXT NOT NULL,
    "decision" "decision" NOT NULL,
    "reason" TEXT,
    "set_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calibration_pkey" PRIMARY KEY ("problem_id")
);

-- CreateTable
CREATE TABLE "calibration_answer" (
    "problem_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "decision" "decision" NOT NULL,
    "reason" TEXT,
    "matches" BOOLEAN NOT NULL,
    "duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calibration_answer_pkey" PRIMARY KEY ("problem_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "comparison" (
    "id" TEXT NOT NULL,
    "curriculum_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "left_id" TEXT NOT NULL,
    "right_id" TEXT NOT NULL,
    "easier" "easier" NOT NULL,
    "duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comparison_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reservation_reviewer_id_place_idx" ON "reservation"("reviewer_id", "place");

-- CreateIndex
CREATE INDEX "flag_problem_id_idx" ON "flag"("problem_id");

-- CreateIndex
CREATE INDEX "calibration_answer_reviewer_id_created_at_idx" ON "calibration_answer"("reviewer_id", "created_at");

-- CreateIndex
CREATE INDEX "comparison_curriculum_id_idx" ON "comparison"("curriculum_id");

-- CreateIndex
CREATE INDEX "comparison_left_id_idx" ON "comparison"("left_id");

-- CreateIndex
CREATE INDEX "comparison_right_id_idx" ON "comparison"("right_id");

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration" ADD CONSTRAINT "calibration_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_answer" ADD CONSTRAINT "calibration_answer_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "calibration"("problem_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_answer" ADD CONSTRAINT "calibration_answer_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_curriculum_id_fkey" FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_left_id_fkey" FOREIGN KEY ("left_id") REFERENCES "problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "problem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What Prisma's schema language cannot say ─────────────────────────────────────────────────────────────────

-- The queues read the front of one of these, and nothing else, however many problems there are.
CREATE INDEX problem_waiting ON problem (curriculum_id, level DESC, id) WHERE review_state = 'pending';
CREATE INDEX problem_waiting_in_sample ON problem (curriculum_id, level DESC, id)
  WHERE review_state = 'pending' AND sampled;
CREATE INDEX problem_waiting_by_uncertainty ON problem (curriculum_id, uncertainty DESC NULLS LAST, id)
  WHERE review_state = 'pending';
CREATE INDEX problem_without_uncertainty ON problem (curriculum_id, id) WHERE uncertainty IS NULL;
CREATE INDEX problem_in_conflict ON problem (curriculum_id, id) WHERE review_state = 'conflict';
-- An order that has nothing to do with the problems, and is the same for everybody: what a sample is drawn by.
CREATE INDEX problem_by_lot ON problem (curriculum_id, md5(id));
CREATE INDEX flag_is_open ON flag (problem_id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX comparison_once_each ON comparison (reviewer_id, least(left_id, right_id), greatest(left_id, right_id));

-- Problems of one family differ in their numbers alone.
CREATE FUNCTION problem_family(canonical text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN md5(regexp_replace(canonical, '[0-9]+(\.[0-9]+)?', '#', 'g'));
CREATE INDEX problem_of_family ON problem (curriculum_id, problem_family(canonical));

-- A new measurement, or another statement, makes the worked-out uncertainty a matter of the past.
CREATE FUNCTION forget_uncertainty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.uncertainty := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER problem_uncertainty_is_current BEFORE UPDATE ON problem FOR EACH ROW
  WHEN ((OLD.attempt_count, OLD.verified_count, OLD.undecided_count, OLD.verdict, OLD.canonical)
    IS DISTINCT FROM (NEW.attempt_count, NEW.verified_count, NEW.undecided_count, NEW.verdict, NEW.canonical))
  EXECUTE FUNCTION forget_uncertainty();

ALTER TABLE problem ADD CONSTRAINT problem_uncertainty_is_a_share CHECK (uncertainty BETWEEN 0 AND 1);
ALTER TABLE review ADD CONSTRAINT review_adjudicated_by_person CHECK (NOT (adjudicates AND by_policy));
ALTER TABLE comparison ADD CONSTRAINT comparison_of_two CHECK (left_id <> right_id);
ALTER TABLE calibration ADD CONSTRAINT calibration_is_decided CHECK (decision <> 'skip');
