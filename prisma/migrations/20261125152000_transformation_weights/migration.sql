-- How often each transformation is drawn when a curriculum's variants are generated.
ALTER TABLE curriculum ADD COLUMN generation_policy jsonb NOT NULL DEFAULT '{}';
