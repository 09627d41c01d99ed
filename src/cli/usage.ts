import type { CommanderError } from 'commander';
import type { Catalog } from '../text/catalog.ts';

/** One sentence in the reader's language for what is wrong with a command line. */
export function usageSentence({ code, message }: CommanderError, text: Catalog): string {
  const { usage } = text.cli;
  // The library's English sentence quotes what it is about.
  const word = /'([^']+)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownCommand':
      return usage.unknownCommand(word);
    case 'commander.unknownOption':
      return usage.unknownOption(word);
    case 'commander.missingArgument':
      return usage.missingArgument(word);
    case 'commander.missingMandatoryOptionValue':
      return usage.missingOption(word);
    case 'commander.optionMissingArgument':
      return usage.missingValue(word);
    case 'commander.invalidArgument':
      return usage.badValue(word);
    case 'commander.excessArguments':
      return usage.tooMany;
    case 'commander.help':
      return usage.noCommand;
    default:
      return usage.other;
  }
}
