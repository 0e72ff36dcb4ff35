-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Included by services.sql for each service, with its database and the passwords of its three roles.
SELECT json_build_object('owner', :'owner', 'service', :'service', 'worker', :'worker') AS passwords
\gset
\ir database.sql
\connect :database
\ir service-database.sql
\connect :maintenance

-- The next service must not get these passwords when its own are not set.
\unset owner
\unset service
\unset worker
