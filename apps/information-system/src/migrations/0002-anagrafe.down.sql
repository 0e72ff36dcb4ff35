-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE soglia, popolazione_versione, popolazione, ambito_comune, ambito;
