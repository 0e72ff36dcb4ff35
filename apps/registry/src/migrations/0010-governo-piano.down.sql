-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP TABLE riduzione_linea, linea_di_bilancio, andamento_obiettivo, obiettivo_di_piano, edizione_piano, piano_di_zona;
DROP FUNCTION andamento_nel_periodo, linea_nel_periodo, linea_ridotta_con_risposta, obiettivo_nel_periodo,
  storno_ammesso;
