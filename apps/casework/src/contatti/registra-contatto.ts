// SPDX-License-Identifier: AGPL-3.0-or-later
import { sediDelRuolo } from '@ambito/access';
import { BadUserInput, Forbidden } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { apertaAlle, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, Unit, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { requireComuneNoto } from '../anagrafe/comune-noto.ts';
import { loadSedeAttiva } from '../anagrafe/sede-attiva.ts';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import type { Pseudonimi } from '../persone/pseudonimi.ts';
import { PersonaInput, registraPersona } from '../persone/registra-persona.ts';
import { answerAppuntamento, loadAppuntamento } from './appuntamento.ts';
import { ContattoEntity } from './contatto.entity.ts';
import { emitContatto } from './contatto.evento.ts';
import { contattoReference } from './contatto.reference.ts';
import { Contatto } from './contatto.ts';

@InputType({ description: 'Un contatto da registrare.' })
export class RegistraContattoInput {
  @Field(() => UUID, { description: "La sede: una qualsiasi dell'Ambito (art. 5 c. 4)." })
  sedeId!: string;

  @Field(() => Date, { nullable: true, description: 'Quando è avvenuto, negli ultimi 30 giorni; adesso, se manca.' })
  avvenutoIl?: Date;

  @Field({ description: 'Canale, dal vocabolario in vigore: DI_PERSONA, TELEFONO, EMAIL, …' })
  @Length(1, LUNGHEZZA_CODICE)
  canale!: string;

  @Field({
    description: 'Chi si rivolge, dal vocabolario in vigore: UTENTE, PARENTE_O_CONOSCENTE, ISTITUZIONE, …',
  })
  @Length(1, LUNGHEZZA_CODICE)
  richiedente!: string;

  @Field(() => PersonaInput, {
    nullable: true,
    description: 'La persona interessata; assente per un contatto anonimo.',
  })
  persona?: PersonaInput;

  @Field(() => String, {
    nullable: true,
    description: 'Codice ISTAT del Comune di residenza, se diverso o se il contatto è anonimo.',
  })
  @CodiceIstat()
  comuneResidenza?: string;

  @Field({ defaultValue: false, description: 'Se è urgente: non dipende dagli orari (art. 2 c. 4).' })
  urgente: boolean = false;

  @Field({ defaultValue: false, description: 'Se è un colloquio su appuntamento: non dipende dagli orari.' })
  suAppuntamento: boolean = false;

  @Field(() => UUID, {
    nullable: true,
    description:
      "Il contatto in cui si è dato l'appuntamento: il colloquio ne è la risposta, ed è della stessa persona. È allora su appuntamento.",
  })
  appuntamentoDiId?: string;

  @Field(() => String, { nullable: true, description: 'La domanda, con le parole di chi la porta.' })
  @Length(1, 4_000)
  domanda?: string;

  @Field(() => Int, { nullable: true, description: 'Tempo dedicato, in minuti.' })
  @Min(0)
  @Max(1_440)
  tempoMinuti?: number;
}

const GIORNI_INDIETRO = 30;

/**
 * Art. 2 c. 8, art. 5 c. 4: registers the contatto of anybody, from any Comune, at any sede of the Ambito. It happened: it is never
 * refused for the hours (art. 5 c. 3), but one in person at a sede recorded as closed says so. @returns the contatto's id
 */
export async function registraContatto(
  unit: WriteUnit,
  input: RegistraContattoInput,
  pseudonimi: Pseudonimi,
): Promise<string> {
  const { sedeId, avvenutoIl = unit.adesso, canale, richiedente, urgente, domanda = null, tempoMinuti = null } = input;
  const suAppuntamento = input.suAppuntamento || input.appuntamentoDiId !== undefined;
  requireRecente(unit, avvenutoIl);
  const [canali, richiedenti] = await readVocabolari(unit, 'CANALI', 'RICHIEDENTI');
  const { natura } = requireVoce(canali, canale, giornoRoma(avvenutoIl), ['input', 'canale']);
  requireVoce(richiedenti, richiedente, giornoRoma(avvenutoIl), ['input', 'richiedente']);
  requireSedePropria(unit, sedeId);
  const sede = await loadSedeAttiva(unit, sedeId, avvenutoIl);
  const { appuntamento, ...interessato } = await readInteressato(unit, input, avvenutoIl, pseudonimi);
  const alloSportello = natura === 'IN_SEDE' && !urgente && !suAppuntamento;
  const id = uuidv7();
  await unit.manager.insert(ContattoEntity, {
    ambitoId: unit.ambitoId,
    id,
    sedeId,
    avvenutoIl,
    canale,
    richiedente,
    ...interessato,
    urgente,
    suAppuntamento,
    appuntamentoDi: appuntamento?.id ?? null,
    alloSportello,
    aSedeChiusa: alloSportello && !apertaAlle(sede, avvenutoIl),
    domanda,
    tempoMinuti,
    esito: null,
    esitoIl: null,
    rispostaIl: null,
    presaInCaricoId: null,
    versione: 1,
  });
  await emitContatto(unit, id);
  if (appuntamento !== null) await answerAppuntamento(unit, appuntamento, avvenutoIl);
  unit.audit('Contatto', id);
  return id;
}

/** @throws BadUserInput for a contatto in the future, or too long ago */
function requireRecente({ adesso }: WriteUnit, avvenutoIl: Date): void {
  const eta = adesso.getTime() - avvenutoIl.getTime();
  if (eta < -60_000 || eta > GIORNI_INDIETRO * 86_400_000)
    throw new BadUserInput(
      ['input', 'avvenutoIl'],
      `Il contatto non è del futuro, né di più di ${GIORNI_INDIETRO} giorni fa`,
    );
}

/** The person and the residence of a contatto; those of the contatto in which the appointment was made, where the input names none. */
async function readInteressato(
  unit: WriteUnit,
  { persona, comuneResidenza, appuntamentoDiId }: RegistraContattoInput,
  avvenutoIl: Date,
  pseudonimi: Pseudonimi,
): Promise<{ personaId: string | null; comuneResidenza: string | null; appuntamento: ContattoEntity | null }> {
  const giorno = giornoRoma(avvenutoIl);
  const appuntamento =
    appuntamentoDiId === undefined ? null : await loadAppuntamento(unit, appuntamentoDiId, avvenutoIl);
  const indicata = persona === undefined ? null : await registraPersona(unit, persona, pseudonimi, giorno);
  const attesa = appuntamento?.personaId ?? null;
  if (indicata !== null && attesa !== null && indicata.id !== attesa)
    throw new BadUserInput(['input', 'persona'], "L'appuntamento è di un'altra persona: lascia vuota la persona");
  const residenza = comuneResidenza ?? residenzaRegistrata(indicata, appuntamento);
  // One that was recorded earlier may be in a Comune that is no more: then the input names the one of the day.
  await requireComuneNoto(unit, residenza, giorno, ['input', 'comuneResidenza']);
  return { personaId: indicata?.id ?? attesa, comuneResidenza: residenza, appuntamento };
}

type Residente = Pick<ContattoEntity, 'comuneResidenza'> | null;

const residenzaRegistrata = (persona: Residente, appuntamento: Residente): string | null =>
  persona?.comuneResidenza ?? appuntamento?.comuneResidenza ?? null;

/** @throws Forbidden when the role that admitted the actor is held for other sedi */
function requireSedePropria({ context }: WriteUnit, sedeId: string): void {
  const sedi = sediDelRuolo(context.attore, context.autorizzazione);
  if (sedi !== null && !sedi.includes(sedeId))
    throw new Forbidden('Il tuo ruolo vale in un’altra sede: lì si registrano i suoi contatti');
}

@Resolver()
export class RegistraContatto {
  private readonly pseudonimi: Pseudonimi;

  constructor(pseudonimi: Pseudonimi) {
    this.pseudonimi = pseudonimi;
  }

  @Command(() => Contatto, {
    description: 'Registra un contatto a una sede (art. 2 c. 8, art. 5 c. 4).',
    articolo: 'art. 2 c. 8',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: contattoReference,
  })
  registraContatto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il contatto.' }) input: RegistraContattoInput,
  ): Promise<string> {
    return registraContatto(unit, input, this.pseudonimi);
  }
}
