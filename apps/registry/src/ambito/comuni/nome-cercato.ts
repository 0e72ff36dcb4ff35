// SPDX-License-Identifier: AGPL-3.0-or-later
import { Arg } from 'type-graphql';

/** The argument of a list that is searched by name; its filter is `conNome`. */
export const NomeCercato = (): ParameterDecorator =>
  Arg('nome', () => String, {
    nullable: true,
    description:
      'Solo chi ha nel nome, per ogni parola cercata, una parola che comincia così: accenti, maiuscole e apostrofi non contano.',
  }) as ParameterDecorator;

/** The filter of a list whose table keeps the words of its names in `parole`. */
export const conNome = (testo: string): string => `parole @@ nomi_con(${testo}::text)`;
