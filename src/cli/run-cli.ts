import { Command, CommanderError, Option } from 'commander';
import { catalogs } from '../text/catalog.ts';
import type { Catalog } from '../text/catalog.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import type { CheckFlags } from './check-command.ts';
import type { CliDeps } from './cli-deps.ts';
import { codesCommand } from './codes-command.ts';
import type { CodesFlags } from './codes-command.ts';
import { dataDirTrouble } from './data-dir-trouble.ts';
import { exitCodes } from './exit-codes.ts';
import { exportCommand } from './export-command.ts';
import type { ExportFlags } from './export-command.ts';
import { importCommand } from './import-command.ts';
import type { ImportFlags } from './import-command.ts';
import { jobsCommand, runJobCommand } from './jobs-command.ts';
import type { RunJobFlags } from './jobs-command.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { readSettings, settledLocale } from './settings.ts';
import { startCommand } from './start-command.ts';
import { statusCommand } from './status-command.ts';
import { usageSentence } from './usage.ts';
import { workerCommand } from './worker-command.ts';

interface JsonFlag {
  readonly json?: boolean;
}
/** What a command is about to do, once the settings are known to be good. */
type Work = (session: Session) => Promise<number>;

/**
 * The `zhibu` command line: `argv` without node and script. Resolves to the exit status; nothing of the process is touched
 * but what `deps` gives. Wrong settings are reported all at once, whatever the command.
 */
export async function runCli(argv: readonly string[], deps: CliDeps): Promise<number> {
  const text = catalogs[settledLocale(deps)];
  let work: Work | undefined;
  const program = buildProgram(deps, text, (chosen) => {
    work = chosen;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    const command = program.commands.find((candidate) => candidate.name() === argv[0]);
    const help = command ? `help ${command.name()}` : 'help';
    deps.stderr.write(`${usageSentence(error, text)}\n${text.cli.seeHelp(help)}\n`);
    return exitCodes.usage;
  }
  return work ? perform(work, deps, text) : exitCodes.usage;
}

async function perform(work: Work, deps: CliDeps, text: Catalog): Promise<number> {
  const config = readSettings(deps);
  if (!config.ok) {
    deps.stderr.write(`${config.reason}\n`);
    return exitCodes.usage;
  }
  try {
    return await work(openSession(deps, config.value, text));
  } catch (error) {
    const trouble = dataDirTrouble(error, config.value.dataDir, text.locale);
    if (trouble) {
      deps.stderr.write(`${trouble.sentence}\n`);
      return trouble.status;
    }
    deps.stderr.write(`${text.cli.crashed(error instanceof Error ? error.message : String(error))}\n`);
    return exitCodes.rejected;
  }
}

function buildProgram(deps: CliDeps, text: Catalog, choose: (work: Work) => void): Command {
  const { cli } = text;
  const { descriptions } = cli;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': cli.usageTitle,
    'Arguments:': cli.argumentsTitle,
    'Options:': cli.optionsTitle,
    'Commands:': cli.commandsTitle,
  };
  const program = new Command('zhibu')
    .description(cli.about)
    .exitOverride()
    .configureOutput({
      writeOut: (output) => {
        deps.stdout.write(output);
      },
      writeErr: (output) => {
        deps.stderr.write(output);
      },
      // Said by `usageSentence` instead.
      outputError: () => undefined,
    })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', cli.helpOption)
    .helpCommand('help [command]', cli.helpCommand);

  const json = () => new Option('--json', cli.jsonOption);

  program
    .command('start')
    .description(descriptions.start)
    .action(() => {
      choose(startCommand);
    });
  program
    .command('worker')
    .description(descriptions.worker)
    .action(() => {
      choose(workerCommand);
    });
  program
    .command('import')
    .description(descriptions.import)
    .argument('<FILE...>', descriptions.importFiles)
    .option('--dry-run', descriptions.dryRun)
    .addOption(json())
    .action((files: string[], flags: ImportFlags) => {
      choose((session) => importCommand(session, files, flags));
    });
  program
    .command('codes')
    .description(descriptions.codes)
    .addOption(
      new Option('--role <ROLE>', descriptions.role).choices(['admin', 'officer']).makeOptionMandatory(),
    )
    .option('--branch <CODE>', descriptions.branch)
    .option('--township <NAME>', descriptions.township)
    .option('--slips <FILE.docx>', descriptions.slips)
    .addOption(json())
    .action((flags: CodesFlags) => {
      choose((session) => codesCommand(session, flags));
    });
  program
    .command('jobs')
    .description(descriptions.jobs)
    .addOption(json())
    .action((flags: JsonFlag) => {
      choose((session) => jobsCommand(session, flags));
    });
  program
    .command('run-job')
    .description(descriptions.runJob)
    .argument('<NAME>', descriptions.jobName)
    .option('--period <PERIOD>', descriptions.period)
    .option('--scope <CODE>', descriptions.scope)
    .action((name: string, flags: RunJobFlags) => {
      choose((session) => runJobCommand(session, name, flags));
    });
  program
    .command('status')
    .description(descriptions.status)
    .addOption(json())
    .action((flags: JsonFlag) => {
      choose((session) => statusCommand(session, flags));
    });
  program
    .command('check')
    .description(descriptions.check)
    .option('--head <HASH>', descriptions.head)
    .addOption(json())
    .action((flags: CheckFlags) => {
      choose((session) => checkCommand(session, flags));
    });
  program
    .command('export')
    .description(text.exportCli.description)
    .option('--branch <CODE>', text.exportCli.branch)
    .option('--township <NAME>', text.exportCli.township)
    .option('--county', text.exportCli.county)
    .option('--month <YYYY-MM>', text.exportCli.month)
    .option('--year <YYYY>', text.exportCli.year)
    .requiredOption('--out <DIR>', text.exportCli.out)
    .option('--names', text.exportCli.names)
    .option('--reason <TEXT>', text.exportCli.reason)
    .addOption(json())
    .action((flags: ExportFlags) => {
      choose((session) => exportCommand(session, flags));
    });
  program
    .command('backup')
    .description(text.backup.description)
    .argument('<FILE>', text.backup.file)
    .addOption(json())
    .action((file: string, flags: JsonFlag) => {
      choose((session) => backupCommand(session, file, flags));
    });
  program
    .command('restore')
    .description(text.backup.restoreDescription)
    .argument('<FILE>', text.backup.restoreFile)
    .addOption(json())
    .action((file: string, flags: JsonFlag) => {
      choose((session) => restoreCommand(session, file, flags));
    });
  return program;
}
