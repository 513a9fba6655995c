-- AlterTable
ALTER TABLE "checkpoint" ADD COLUMN     "agreed_by_id" TEXT;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_agreed_by_id_fkey" FOREIGN KEY ("agreed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_is_agreed_by_another CHECK (agreed_by_id <> opened_by_id);
