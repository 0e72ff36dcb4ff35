-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE idempotenza, letture_del_giorno, audit, evento_scartato, consegna, outbox;
DROP FUNCTION ambito_corrente, lock_key, una_riga;
REVOKE USAGE ON SCHEMA public FROM {service}_service, {service}_worker;
