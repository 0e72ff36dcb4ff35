-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE contatto_bisogno, contatto, cartella, persona;
