// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { FasciaOrariaInput } from '../../sedi/orari/fascia-oraria.ts';
import { impostaOrari } from '../../sedi/orari/imposta-orari.ts';
import { OrarioEntity } from '../../sedi/calendario/orario.entity.ts';
import { cifre, data, ora, scelta, testo } from './celle.ts';
import { requireValido, type Tracciato } from './tracciato.ts';

interface RigaOrario {
  readonly codiceIstat: string;
  readonly validoDal: string;
  readonly giorno: number;
  readonly dalle: string;
  readonly alle: string;
  readonly motivazione?: string;
}

const GIORNI = { Lunedì: 1, Martedì: 2, Mercoledì: 3, Giovedì: 4, Venerdì: 5, Sabato: 6, Domenica: 7 };

/** Art. 5 c. 3 and 4, art. 6 c. 2: the rows of a sede from one day on are its week, by `impostaOrari`. */
export const tracciatoOrari: Tracciato<RigaOrario> = {
  colonne: {
    codiceIstat: { intestazione: 'Codice ISTAT', obbligatoria: true, read: cifre(6) },
    validoDal: { intestazione: 'Valido dal', obbligatoria: true, read: data },
    giorno: { intestazione: 'Giorno', obbligatoria: true, read: scelta(GIORNI) },
    dalle: { intestazione: 'Dalle', obbligatoria: true, read: ora },
    alle: { intestazione: 'Alle', obbligatoria: true, read: ora },
    motivazione: { intestazione: 'Motivazione', obbligatoria: false, read: testo },
  },
  // Weeks are written in the order of their days: an earlier week that is set afterwards would delete the later one.
  insieme: ['codiceIstat', 'validoDal'],
  async write(unit, righe) {
    const fasce = righe.map(({ giorno, dalle, alle, motivazione }) =>
      Object.assign(new FasciaOrariaInput(), {
        giorno,
        dalle,
        alle,
        ...(motivazione === undefined ? {} : { motivazione }),
      }),
    );
    for (const fascia of fasce) requireValido(fascia);
    const { codiceIstat = '', validoDal = '' } = righe[0] ?? {};
    const sede = await sedeDi(unit, codiceIstat, validoDal);
    if (await sonoQueste(unit, sede.id, validoDal, fasce)) return false;
    await impostaOrari(unit, { sedeId: sede.id, versione: sede.versione, validoDal, fasce });
    return true;
  },
};

async function sedeDi(unit: WriteUnit, codiceIstat: string, giorno: string): Promise<{ id: string; versione: number }> {
  const [sede] = await unit.query<{ id: string; versione: number }>(
    'SELECT id, versione FROM sede WHERE ambito_id = $1 AND codice_istat = $2 AND periodo @> $3::date',
    [unit.ambitoId, codiceIstat, giorno],
  );
  if (sede === undefined) throw new BadUserInput(['codiceIstat'], 'Il Comune non ha una sede attiva a quella data');
  return sede;
}

/** Whether exactly these hours begin on that day already. */
async function sonoQueste(
  unit: WriteUnit,
  sedeId: string,
  validoDal: string,
  fasce: readonly FasciaOrariaInput[],
): Promise<boolean> {
  const note = await unit.query<FasciaOrariaInput & { motivazione: string | null }>(
    `SELECT ${columnsOf(OrarioEntity)} FROM orario WHERE sede_id = $1 AND lower(validita) = $2::date`,
    [sedeId, validoDal],
  );
  const forma = ({
    giorno,
    dalle,
    alle,
    motivazione,
  }: Omit<FasciaOrariaInput, 'motivazione'> & { motivazione?: string | null }) =>
    JSON.stringify([giorno, dalle, alle, motivazione ?? null]);
  const [qui, la] = [fasce.map(forma).sort(), note.map(forma).sort()];
  return qui.length === la.length && qui.every((fascia, indice) => fascia === la[indice]);
}
