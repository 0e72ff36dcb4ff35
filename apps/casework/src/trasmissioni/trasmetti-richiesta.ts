// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoDopo, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { ArrayUnique, Length } from 'class-validator';
import { CodicePrestazione } from '../codice-prestazione.ts';
import { PermessiContatto, type ContattoRow } from '../contatti/contatto.ts';
import { Arg, Ctx, Resolver, Root, Field, InputType, Int } from 'type-graphql';
import { findOperatoreDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { agisceSuCasoAperto } from '../prese-in-carico/chi-puo-agire.ts';
import { PermessiPresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { ConsensoInput, requireBase } from './base-giuridica.ts';
import { composeContenuto } from './contenuto.ts';
import { requireCompetente } from './destinatario.ts';
import { loadOrigine } from './origine.ts';
import { TipoCompetenza, VoceTrasmissione } from './trasmissione.ts';
import { TrasmissioneEntity } from './trasmissione.entity.ts';
import { emitTrasmissione } from './trasmissione.evento.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { Trasmissione } from './trasmissione.ts';

@InputType({
  description: 'Una richiesta da trasmettere, da un contatto con i bisogni decodificati o da una presa in carico.',
})
export class TrasmettiRichiestaInput {
  @Field(() => UUID, {
    nullable: true,
    description: 'Il contatto, che con questo si conclude; se la trasmissione è occultata, resta com’è.',
  })
  contattoId?: string;

  @Field(() => UUID, { nullable: true, description: 'La presa in carico, di chi ne è case manager.' })
  presaInCaricoId?: string;

  @Field(() => Int, { description: 'Versione del contatto, o della presa in carico, che si è letta.' })
  versione!: number;

  @Field(() => UUID, {
    description:
      "L'ente, competente in questo giorno: lo dice `entiCompetenti` del registro. Per una segnalazione obbligatoria, anche un'autorità giudiziaria.",
  })
  enteId!: string;

  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  tipo!: TipoCompetenza;

  @Field({
    description: 'Area di utenza: un codice di AREE_UTENZA in uso oggi.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  area!: string;

  @Field(() => String, { nullable: true, description: 'Codice SIUSS della prestazione chiesta, se è nota.' })
  @CodicePrestazione()
  prestazione?: string;

  @Field({ description: "La richiesta, in parole: solo quanto serve all'ente." })
  @Length(3, 4_000)
  testo!: string;

  @Field(() => [VoceTrasmissione], { description: "I dati da comunicare: solo quelli che servono all'ente." })
  @AtMost(6) // the values of VoceTrasmissione
  @ArrayUnique()
  voci!: VoceTrasmissione[];

  @Field({
    description:
      'Base giuridica, dal vocabolario in vigore: CONSENSO, INTERESSE_PUBBLICO, ASSISTENZA, INTERESSE_VITALE, MINORE_IN_ABBANDONO, REATO, ORDINE_DEL_GIUDICE.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  baseGiuridica!: string;

  @Field(() => ConsensoInput, { nullable: true, description: 'Il consenso, se la base lo chiede.' })
  consenso?: ConsensoInput;

  @Field({
    defaultValue: false,
    description: 'Se è da tenere nascosta a una parte: solo una segnalazione obbligatoria.',
  })
  occultata: boolean = false;

  @Field(() => DataIso, {
    nullable: true,
    description: "Entro quando si attende l'esito, compreso; 30 giorni, se manca.",
  })
  entro?: string;
}

/** The longest term in the regional protocols of the PUA. A request may give another term. */
const GIORNI_DI_ATTESA = 30;
const GIORNI_DI_ATTESA_MASSIMI = 366;

/**
 * Art. 2 c. 8 e: a request goes to the competent service, with no more data than the service needs and on a recorded legal
 * basis. @returns the transmission's id
 */
export async function trasmettiRichiesta(unit: WriteUnit, input: TrasmettiRichiestaInput): Promise<string> {
  const { enteId, tipo, area, prestazione, testo, voci, baseGiuridica, consenso, occultata } = input;
  const oggi = giornoRoma(unit.adesso);
  const origine = await loadOrigine(unit, input, oggi);
  const { richiedeConsenso, obbligatoria } = await requireBase(unit, baseGiuridica, consenso, occultata, oggi);
  const entro = readTermine(oggi, input.entro);
  const [aree, prestazioni] = await readVocabolari(unit, 'AREE_UTENZA', 'PRESTAZIONI');
  requireVoce(aree, area, oggi, ['input', 'area']);
  if (prestazione !== undefined) requireVoce(prestazioni, prestazione, oggi, ['input', 'prestazione']);
  await requireCompetente(unit, { tipo, area, prestazione, comune: origine.comune }, enteId, oggi, obbligatoria);
  const { contattoId, presaInCaricoId, comune } = origine;
  const id = uuidv7();
  await unit.manager.insert(TrasmissioneEntity, {
    ambitoId: unit.ambitoId,
    id,
    contattoId,
    presaInCaricoId,
    enteId,
    tipo,
    area,
    prestazione: prestazione ?? null,
    comune,
    testo,
    voci: await composeContenuto(unit, origine, voci),
    baseGiuridica,
    richiedeConsenso,
    consensoIl: consenso?.datoIl ?? null,
    consensoDa: consenso?.da ?? null,
    obbligatoria,
    occultata,
    trasmessaIl: unit.adesso,
    trasmessaDa: unit.context.attore.sub,
    operatoreId: await findOperatoreDellAttore(unit),
    entro,
  });
  await emitTrasmissione(unit, id);
  unit.audit('Trasmissione', id);
  return id;
}

function readTermine(oggi: string, chiesto: string | undefined): string {
  const entro = chiesto ?? giornoDopo(oggi, GIORNI_DI_ATTESA);
  const campo = ['input', 'entro'];
  if (entro < oggi) throw new BadUserInput(campo, 'Il giorno è già passato: indica oggi, o un giorno più avanti');
  if (entro > giornoDopo(oggi, GIORNI_DI_ATTESA_MASSIMI))
    throw new BadUserInput(campo, 'Il giorno è fra più di un anno: indicane uno prima');
  return entro;
}

@Resolver(() => PermessiContatto)
export class TrasmettiRichiesta {
  @Command(() => Trasmissione, {
    description:
      "Trasmette una richiesta all'ente competente (art. 2 c. 8 e). Senza un ente competente è RULE_VIOLATION: `dettagli.candidati` elenca gli enti per quel tipo di richieste, con `enteId`, `denominazione` e `perche` non lo sono (vuoto: lo sono).",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  trasmettiRichiesta(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La richiesta.' }) input: TrasmettiRichiestaInput,
  ): Promise<string> {
    return trasmettiRichiesta(unit, input);
  }

  /**
   * After one transmission the contatto may be transmitted to another ente, for another need or because the first ente refused.
   */
  @Permesso('Se può trasmettere la richiesta al servizio competente.')
  async puoTrasmettere(@Root() { id, esito }: ContattoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (esito !== null && esito !== 'TRASMISSIONE') return false;
    const bisogni = await context.loadMany<{ owner: string }>('Contatto.decodificato', id, ({ query, ambitoId }, ids) =>
      query(
        'SELECT DISTINCT contatto_id AS owner FROM contatto_bisogno WHERE ambito_id = $1 AND contatto_id = ANY ($2::uuid[])',
        [ambitoId, ids],
      ),
    );
    return bisogni.length > 0;
  }
}

@Resolver(() => PermessiPresaInCarico)
export class TrasmettiDalCaso {
  @Permesso('Se può trasmettere una richiesta al servizio competente.', { of: () => TrasmettiRichiesta })
  puoTrasmettere(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return agisceSuCasoAperto(presa, context);
  }
}
