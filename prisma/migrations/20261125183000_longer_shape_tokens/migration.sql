-- A formula's tokens now say in what the numbers among terms and factors stand, so that a search for cosh(_ + 3) no longer
-- reads every formula that holds a cosh and, anywhere, a 3. The worker writes the new ones; until then each row is looked at.
ALTER TABLE problem DISABLE TRIGGER USER;
UPDATE problem SET shape_tokens = NULL WHERE shape_tokens IS NOT NULL;
ALTER TABLE problem ENABLE TRIGGER USER;
