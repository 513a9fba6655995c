-- What an administrator marked as risky waits for a second person: opening a checkpoint against its policy, a launch above
-- the budget. Nobody agrees to their own request, whoever asks.

ALTER TABLE curriculum ADD COLUMN second_person boolean NOT NULL DEFAULT false;

CREATE TYPE second_person_kind AS ENUM ('open_checkpoint', 'launch');

CREATE TABLE second_person_request (
  -- Of a launch: the run's own id.
  id text PRIMARY KEY,
  curriculum_id text NOT NULL REFERENCES curriculum (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind second_person_kind NOT NULL,
  reason text NOT NULL,
  -- What is done once somebody agrees.
  details jsonb NOT NULL,
  requested_by_id text NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Null while it waits.
  agreed boolean,
  decided_by_id text REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  decided_at timestamptz(3),
  CONSTRAINT second_person_is_another CHECK (agreed IS NOT TRUE OR decided_by_id <> requested_by_id),
  CONSTRAINT second_person_is_named CHECK ((agreed IS NULL) = (decided_by_id IS NULL))
);
CREATE INDEX second_person_request_curriculum_id_agreed_idx ON second_person_request (curriculum_id, agreed);
