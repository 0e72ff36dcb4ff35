-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP POLICY sempre_di_un_ambito ON outbox;
