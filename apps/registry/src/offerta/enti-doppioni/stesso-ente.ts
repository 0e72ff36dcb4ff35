// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { natureEnte } from '@ambito/vocabulary';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';
import type { EnteEntity } from '../enti/ente.entity.ts';
import { LEGAMI_DELL_ENTE } from '../enti/legami-dell-ente.sql.ts';

type Nominato = Pick<EnteEntity, 'denominazione' | 'natura' | 'codiceFiscale'>;

/** An ente as a person tells it from others: name, kind, fiscal code. */
const aParole = ({ denominazione, natura, codiceFiscale }: Nominato): string => {
  const codice = codiceFiscale === null ? '' : `, codice fiscale ${codiceFiscale}`;
  return `«${denominazione}» (${natureEnte.voce(natura)?.nome ?? natura}${codice})`;
};

/**
 * Asks for a confirmation that two enti are one, when their names, kinds or fiscal codes differ. Accents, capitals and apostrophes do
 * not count. @throws BadUserInput that names both, when nobody confirmed it
 */
export async function requireStessoEnte(unit: WriteUnit, { da, a }: Doppione, conferma: boolean): Promise<void> {
  if (conferma) return;
  const [uno, altro] = await unit.query<Nominato & { confrontato: string }>(
    `SELECT denominazione, natura, codice_fiscale AS "codiceFiscale", nome_confrontato(denominazione) AS confrontato
     FROM ente WHERE id IN ($1, $2) ORDER BY id = $2`,
    [da, a],
  );
  if (uno === undefined || altro === undefined) return;
  const altroCodice =
    uno.codiceFiscale !== null && altro.codiceFiscale !== null && uno.codiceFiscale !== altro.codiceFiscale;
  if (uno.confrontato !== altro.confrontato || uno.natura !== altro.natura || altroCodice)
    throw new BadUserInput(
      ['input', 'confermaStessoEnte'],
      `Tutto ciò che ha ${aParole(uno)} passerebbe a ${aParole(altro)}: conferma solo se sono lo stesso ente`,
    );
}

/** What the double ($1) has on days on which the one that stays ($2) does not operate, with the first of these days. */
const FUORI = `
  SELECT legame, min(CASE WHEN lower(giorni) <@ resta.periodo THEN upper(resta.periodo) ELSE lower(giorni) END) AS dal FROM (${LEGAMI_DELL_ENTE}) AS righe JOIN ente AS resta ON resta.id = $2
  WHERE ente_id = $1 AND NOT giorni <@ resta.periodo GROUP BY legame ORDER BY dal, legame`;

/** @throws RuleViolation for what would pass to an ente that does not operate on some of its days */
export async function requireAttivo(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const fuori = await unit.query<{ legame: string; dal: string }>(FUORI, [da, a]);
  if (fuori.length === 0) return;
  const quali = fuori.map(({ legame, dal }) => `${legame}, ${ilGiorno(dal)}`).join('; ');
  throw new RuleViolation(
    'art. 2 c. 5 f',
    `L'ente che resta non opera in tutti i giorni di ciò che passerebbe: ${quali}. Rettifica prima questi, o i giorni in cui opera l'ente che resta`,
  );
}
