-- What a run was expected to use when it was launched; null where there was nothing to go by.
ALTER TABLE run_cost ADD COLUMN forecast_dollars double precision, ADD COLUMN forecast_cpu_seconds double precision;
