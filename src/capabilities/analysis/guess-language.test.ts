import { describe, expect, it } from 'vitest';
import { guessLanguage } from './guess-language.ts';

describe('guessLanguage', () => {
  it('tells eight languages by their everyday words', () => {
    const passages = {
      en: 'You may close your account at any time by writing to us.',
      de: 'Sie können Ihr Konto jederzeit schließen, indem Sie uns schreiben.',
      fr: 'Vous pouvez fermer votre compte à tout moment en nous écrivant.',
      it: 'Puoi chiudere il tuo account in qualsiasi momento con una comunicazione alla nostra sede.',
      es: 'Usted puede cerrar su cuenta en cualquier momento con un mensaje para nosotros.',
      pl: 'Możesz zamknąć swoje konto w każdej chwili, jeśli napiszesz do nas.',
      pt: 'Você pode encerrar a sua conta a qualquer momento com uma mensagem para nós.',
      nl: 'U kunt uw account op elk moment sluiten door ons een bericht te sturen.',
    };
    for (const [language, passage] of Object.entries(passages)) expect(guessLanguage(passage)).toBe(language);
  });

  it('takes a few words for English and a language it does not know for none', () => {
    expect(guessLanguage('Privacy')).toBe('en');
    expect(guessLanguage('Эти условия регулируются правом той страны, где находится наша компания.')).toBeNull();
  });
});
