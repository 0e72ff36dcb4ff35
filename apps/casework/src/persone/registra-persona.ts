// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, NotFound } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { dalGiorno, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, DataIso, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE, SESSI, verifyCodiceFiscale } from '@ambito/vocabulary';
import { IsIn, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { requireComuneNoto } from '../anagrafe/comune-noto.ts';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { PersonaEntity } from './persona.entity.ts';
import { personeVisibili } from './persone-visibili.ts';
import type { Pseudonimi } from './pseudonimi.ts';

@InputType({ description: 'La persona interessata: già registrata (solo `id`), o da registrare (tutto il resto).' })
export class PersonaInput {
  @Field(() => UUID, { nullable: true, description: 'La persona, se già registrata.' })
  id?: string;

  @Field(() => String, { nullable: true, description: 'Nome.' })
  @Length(1, 100)
  nome?: string;

  @Field(() => String, { nullable: true, description: 'Cognome.' })
  @Length(1, 100)
  cognome?: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale, o codice STP o ENI.' })
  @Length(11, 16)
  codiceFiscale?: string;

  @Field(() => DataIso, { nullable: true, description: 'Data di nascita.' })
  dataNascita?: string;

  @Field({ defaultValue: 'NON_NOTO', description: 'Sesso: F, M o NON_NOTO.' })
  @IsIn(SESSI)
  sesso: string = 'NON_NOTO';

  @Field({
    defaultValue: 'NON_NOTA',
    description:
      'Cittadinanza, dal vocabolario in vigore (CITTADINANZE): lo Stato con il codice ISO 3166, come IT o RO; UE o NON_UE se non è noto; APOLIDE, NON_NOTA.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  cittadinanza: string = 'NON_NOTA';

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune di residenza.' })
  @CodiceIstat()
  comuneResidenza?: string;
}

/** No living person was born before this day. */
const PRIMA_NASCITA = '1900-01-01';

/**
 * Finds the person concerned by id, or registers them. The fiscal code of a person whom the actor sees is refused, with their id.
 * @param giorno the day of the contatto, which may be past: residence and citizenship are judged as of it
 * @returns the person's id and Comune of residence
 */
export async function registraPersona(
  unit: WriteUnit,
  input: PersonaInput,
  pseudonimi: Pseudonimi,
  giorno: string,
): Promise<Nota> {
  if (input.id !== undefined) return findPersona(unit, input.id);
  const { nome, cognome, codiceFiscale, dataNascita = null, sesso, cittadinanza, comuneResidenza = null } = input;
  if (nome === undefined || cognome === undefined) {
    throw new BadUserInput(
      ['input', 'persona'],
      'Indica la persona già registrata, o nome e cognome di quella da registrare',
    );
  }
  const oggi = giornoRoma(unit.adesso);
  if (dataNascita !== null && (dataNascita > oggi || dataNascita < PRIMA_NASCITA))
    throw new BadUserInput(
      ['input', 'persona', 'dataNascita'],
      `Una data di nascita va ${dalGiorno(PRIMA_NASCITA)} a oggi`,
    );
  await requireComuneNoto(unit, comuneResidenza, giorno, ['input', 'persona', 'comuneResidenza']);
  // Before the person is looked for: a refusal must not tell whether the fiscal code is known.
  const [cittadinanze] = await readVocabolari(unit, 'CITTADINANZE');
  const { natura: gruppoCittadinanza } = requireVoce(cittadinanze, cittadinanza, giorno, [
    'input',
    'persona',
    'cittadinanza',
  ]);
  const nota = await findByCodiceFiscale(unit, { nome, cognome, codiceFiscale, dataNascita });
  if (nota !== undefined) return { id: nota, comuneResidenza };
  const id = uuidv7();
  await unit.manager.insert(PersonaEntity, {
    ambitoId: unit.ambitoId,
    id,
    nome,
    cognome,
    codiceFiscale: codiceFiscale?.toUpperCase() ?? null,
    dataNascita,
    sesso,
    cittadinanza,
    gruppoCittadinanza: gruppoCittadinanza ?? 'NON_NOTA',
    comuneResidenza,
    ...pseudonimi.nuovo(unit.ambitoId),
    versione: 1,
  });
  unit.audit('Persona', id);
  return { id, comuneResidenza };
}

interface Nota {
  readonly id: string;
  readonly comuneResidenza: string | null;
}

async function findPersona(unit: WriteUnit, id: string): Promise<Nota> {
  const { where, parameters } = personeVisibili(unit.context, { used: 2, ambito: '$1' });
  const [persona] = await unit.query<Nota & Record<string, unknown>>(
    `SELECT id, comune_residenza AS "comuneResidenza" FROM persona WHERE ambito_id = $1 AND id = $2 AND ${where}`,
    [unit.ambitoId, id, ...parameters],
  );
  if (persona === undefined) throw new NotFound('Persona non trovata');
  unit.auditRead('Persona', id);
  return persona;
}

type Generalita = Pick<PersonaEntity, 'nome' | 'cognome' | 'dataNascita'> & {
  readonly codiceFiscale: string | undefined;
};

/**
 * The person who has a fiscal code already and has not been at the desk of the actor: the contatto that is registered now is theirs
 * (art. 5 c. 4). Who the person is must be known beforehand: a fiscal code alone can be computed.
 * @returns the person's id
 * @throws Conflict with the id of a person whom the actor may see: the contatto names them by it
 * @throws BadUserInput when somebody else whom the actor may not see has the code
 */
async function findByCodiceFiscale(
  unit: WriteUnit,
  { nome, cognome, codiceFiscale, dataNascita }: Generalita,
): Promise<string | undefined> {
  if (codiceFiscale === undefined) return undefined;
  const esito = verifyCodiceFiscale(codiceFiscale);
  if (!esito.valido) throw new BadUserInput(['input', 'persona', 'codiceFiscale'], esito.motivo);
  const { where, parameters } = personeVisibili(unit.context, { used: 2, ambito: '$1' });
  const at = (place: number): string => `$${2 + parameters.length + place}`;
  const [nota] = await unit.query<{ id: string; visibile: boolean; uguale: boolean; [column: string]: unknown }>(
    `SELECT id, ${where} AS visibile,
       lower(nome) = lower(${at(1)}) AND lower(cognome) = lower(${at(2)})
         AND coalesce(data_nascita = ${at(3)}::date, true) AS uguale
     FROM persona WHERE ambito_id = $1 AND codice_fiscale = $2`,
    [unit.ambitoId, codiceFiscale.toUpperCase(), ...parameters, nome, cognome, dataNascita],
  );
  if (nota === undefined) return undefined;
  unit.auditRead('Persona', nota.id);
  if (!nota.visibile && nota.uguale) return nota.id;
  if (!nota.visibile)
    throw new BadUserInput(
      ['input', 'persona', 'codiceFiscale'],
      'Il codice fiscale non è di questa persona: controlla nome, cognome, data di nascita e codice',
    );
  throw giaRegistrata({ personaId: nota.id });
}

/** @param dettagli the person, for who may see it */
export const giaRegistrata = (dettagli?: { personaId: string }): Conflict =>
  new Conflict('Una persona con questo codice fiscale è già registrata', undefined, dettagli);
