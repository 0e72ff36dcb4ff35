// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const PROGETTI_ATTIVI: Indicatore = {
  codice: 'PROGETTI_ATTIVI',
  nome: 'Progetti personalizzati attivi',
  articolo: '2.3 c',
  unita: 'progetti',
  verso: 'NEUTRO',
  base: 'attivi per almeno un giorno del periodo',
  fonte: `SELECT comune, sede, area, natura_area AS area_siuss, pseudonimo FROM fatto_progetto
          WHERE ambito_id = $1 AND attivo_dal < $3 AND (concluso IS NULL OR concluso >= $2)`,
  numeratore: 'count(*)',
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: ['COMUNE', 'AREA', 'AREA_SIUSS'],
};

export const VERIFICHE_NEI_TERMINI_PCT: Indicatore = {
  codice: 'VERIFICHE_NEI_TERMINI_PCT',
  nome: 'Verifiche svolte nei termini',
  articolo: '2.3 d',
  unita: '%',
  verso: 'PIU_E_MEGLIO',
  base: 'giorno previsto per la verifica, se trascorso',
  nota: 'Le verifiche previste dopo la conclusione del progetto non si contano.',
  fonte: `SELECT g.sede, g.pseudonimo, v.svolta IS NOT NULL AND v.svolta <= v.prevista AS nei_termini
          FROM fatto_verifica v JOIN fatto_progetto g ON g.ambito_id = v.ambito_id AND g.id = v.progetto_id
          WHERE v.ambito_id = $1 AND g.condiviso AND v.prevista >= $2 AND v.prevista < least($3::date, current_date + 1)
            AND (g.concluso IS NULL OR v.prevista <= g.concluso)`,
  numeratore: 'count(*) FILTER (WHERE nei_termini)',
  denominatore: 'count(*)',
  scala: 100,
  quota: {
    dentro: 'count(DISTINCT pseudonimo) FILTER (WHERE nei_termini)',
    fuori: 'count(DISTINCT pseudonimo) FILTER (WHERE NOT nei_termini)',
  },
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: ['SEDE'],
};

export const OBIETTIVI_RAGGIUNTI_PCT: Indicatore = {
  codice: 'OBIETTIVI_RAGGIUNTI_PCT',
  nome: 'Obiettivi raggiunti',
  articolo: '2.8 c',
  unita: '%',
  verso: 'PIU_E_MEGLIO',
  base: 'giorno della conclusione del progetto',
  fonte: `SELECT g.area, g.natura_area AS area_siuss, g.pseudonimo, o.raggiunto FROM fatto_obiettivo o
          JOIN fatto_progetto g ON g.ambito_id = o.ambito_id AND g.id = o.progetto_id
          WHERE o.ambito_id = $1 AND g.concluso >= $2 AND g.concluso < $3 AND o.esito IS NOT NULL`,
  numeratore: 'count(*) FILTER (WHERE raggiunto)',
  denominatore: 'count(*)',
  scala: 100,
  quota: {
    dentro: 'count(DISTINCT pseudonimo) FILTER (WHERE raggiunto)',
    fuori: 'count(DISTINCT pseudonimo) FILTER (WHERE NOT raggiunto)',
  },
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: ['AREA', 'AREA_SIUSS'],
};
