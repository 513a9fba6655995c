-- CreateEnum
CREATE TYPE "run_note_kind" AS ENUM ('parameter', 'tag');

-- DropIndex
DROP INDEX "model_version_produced_by_run_id_key";

-- AlterTable
ALTER TABLE "model_version" ADD COLUMN     "endpoint" JSONB,
ADD COLUMN     "location" TEXT,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "run_note" (
    "run_id" TEXT NOT NULL,
    "kind" "run_note_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "run_note_pkey" PRIMARY KEY ("run_id","kind","name")
);

-- CreateTable
CREATE TABLE "run_token" (
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reward_batch" (
    "run_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "request_hash" TEXT NOT NULL,
    "rollouts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reward_batch_pkey" PRIMARY KEY ("run_id","batch_id")
);

-- CreateTable
CREATE TABLE "ray_backend" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sealed_token" TEXT,
    "callback_url" TEXT NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "ray_backend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ray_job" (
    "run_id" TEXT NOT NULL,
    "backend_id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "package_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'unsubmitted',
    "log_length" INTEGER NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),

    CONSTRAINT "ray_job_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "run_token_token_hash_key" ON "run_token"("token_hash");

-- CreateIndex
CREATE INDEX "run_token_run_id_idx" ON "run_token"("run_id");

-- CreateIndex
CREATE INDEX "reward_batch_run_id_step_idx" ON "reward_batch"("run_id", "step");

-- CreateIndex
CREATE UNIQUE INDEX "ray_backend_name_key" ON "ray_backend"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ray_job_submission_id_key" ON "ray_job"("submission_id");

-- CreateIndex
CREATE INDEX "ray_job_backend_id_idx" ON "ray_job"("backend_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_produced_by_run_id_step_key" ON "model_version"("produced_by_run_id", "step");

-- AddForeignKey
ALTER TABLE "run_note" ADD CONSTRAINT "run_note_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_token" ADD CONSTRAINT "run_token_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_batch" ADD CONSTRAINT "reward_batch_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ray_job" ADD CONSTRAINT "ray_job_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ray_job" ADD CONSTRAINT "ray_job_backend_id_fkey" FOREIGN KEY ("backend_id") REFERENCES "ray_backend"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "model_version" ADD CONSTRAINT model_version_step_not_negative CHECK (step >= 0);
ALTER TABLE "reward_batch" ADD CONSTRAINT reward_batch_step_not_negative CHECK (step >= 0);

-- Where a version is served may change; what it is may not.
CREATE TRIGGER model_version_keeps_its_weights BEFORE UPDATE ON model_version
  FOR EACH ROW WHEN ((OLD.step, OLD.location) IS DISTINCT FROM (NEW.step, NEW.location))
  EXECUTE FUNCTION refuse_change('training makes a new version');
CREATE TRIGGER reward_batch_is_fixed BEFORE UPDATE ON reward_batch
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a batch is judged once');
