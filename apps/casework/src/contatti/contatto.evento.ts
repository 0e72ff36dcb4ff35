// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { fasciaEta } from '@ambito/vocabulary';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import { PersonaEntity } from '../persone/persona.entity.ts';
import { ContattoEntity } from './contatto.entity.ts';

const DEL_CONTATTO = [
  'avvenutoIl',
  'sedeId',
  'comuneResidenza',
  'canale',
  'richiedente',
  'urgente',
  'esito',
  'esitoIl',
  'rispostaIl',
  'presaInCaricoId',
  'versione',
] as const;
const DELLA_PERSONA = ['pseudonimo', 'dataNascita', 'sesso', 'gruppoCittadinanza'] as const;

type Stato = Pick<ContattoEntity, (typeof DEL_CONTATTO)[number]> & {
  [K in (typeof DELLA_PERSONA)[number]]: PersonaEntity[K] | null;
} & { bisogni: string[] };

/** Tells the information system the state of a contatto: the person by pseudonym, no text that was written. */
export async function emitContatto(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT ${columnsOf(ContattoEntity, 'c', DEL_CONTATTO)}, ${columnsOf(PersonaEntity, 'p', DELLA_PERSONA)},
            ARRAY(SELECT codice FROM contatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id ORDER BY codice) AS bisogni
     FROM contatto c LEFT JOIN persona p ON p.ambito_id = c.ambito_id AND p.id = c.persona_id
     WHERE c.ambito_id = $1 AND c.id = $2`,
    [unit.ambitoId, id],
  );
  if (stato === undefined) throw new Error(`No Contatto ${id}`);
  const { versione, avvenutoIl, esitoIl, rispostaIl, dataNascita, bisogni: codici, ...dati } = stato;
  const giorno = giornoRoma(avvenutoIl);
  const [bisogni] = await readVocabolari(unit, 'BISOGNI');
  unit.emit(
    newEvent({
      tipo: 'ContattoAggiornato',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'Contatto', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        ...dati,
        giorno,
        istante: avvenutoIl.toISOString(),
        bisogni: codici.map((codice) => ({ codice, area: bisogni.voce(codice)?.area })),
        esitoIl: esitoIl?.toISOString() ?? null,
        rispostaIl: rispostaIl?.toISOString() ?? null,
        fasciaEta: dataNascita === null ? null : fasciaEta(dataNascita, giorno),
      },
    }),
  );
}
