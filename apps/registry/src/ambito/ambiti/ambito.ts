// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { ambitoLeggi } from './ambiti.azioni.ts';

@ObjectType({ description: 'Che cosa chi legge può fare per questo Ambito.', simpleResolvers: true })
export class PermessiAmbito {
  @Field({ description: "Se può registrare l'entrata e l'uscita di un Comune." })
  puoRegistrareAppartenenze!: boolean;

  @Field({ description: 'Se può registrare la Convenzione.' })
  puoRegistrareConvenzione!: boolean;

  @Field({ description: 'Se può designare il capofila.' })
  puoDesignareCapofila!: boolean;

  @Field({ description: 'Se può nominare il coordinatore.' })
  puoNominareCoordinatore!: boolean;

  @Field({ description: 'Se può farne passare Comuni a un altro Ambito della Regione.' })
  puoRidisegnare!: boolean;

  @Field({ description: 'Se può redigere un Piano di Zona.' })
  puoRedigerePiano!: boolean;

  @Field({ description: 'Se può registrare un accordo.' })
  puoRegistrareAccordo!: boolean;

  @Field({ description: 'Se può registrare il Regolamento: non ne ha ancora uno.' })
  puoAdottareRegolamento!: boolean;

  @Field({ description: 'Se può adottare una direttiva.' })
  puoAdottareDirettiva!: boolean;

  @Field({ description: 'Se può presentare un contributo alla programmazione.' })
  puoPresentareContributo!: boolean;

  @Field({ description: 'Se può registrare un ente.' })
  puoRegistrareEnte!: boolean;

  @Field({ description: 'Se può scrivere una voce del catalogo delle prestazioni.' })
  puoRedigerePrestazione!: boolean;

  @Field({ description: 'Se può registrare un operatore.' })
  puoRegistrareOperatore!: boolean;

  @Field({ description: 'Se può programmare attività formative.' })
  puoProgrammareFormazione!: boolean;

  @Field({ description: 'Se può organizzare la reperibilità.' })
  puoOrganizzareReperibilita!: boolean;
}

@Azione(ambitoLeggi)
@ObjectType({
  description: 'Ambito Territoriale: i Comuni che esercitano in forma associata i servizi sociali (art. 1).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ambito {
  @Field(() => UUID, { description: "Identificativo dell'Ambito." })
  id!: string;

  @Field({ description: "Codice dell'Ambito nella Regione, ad esempio A04." })
  codice!: string;

  @Field({ description: 'Denominazione.' })
  nome!: string;

  @Field({ description: 'Codice ISTAT della Regione, due cifre.' })
  regione!: string;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}
