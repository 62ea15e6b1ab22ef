package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioDescription;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.ScenarioWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates scenarios and says in words what happens in them. */
@Command(
        name = "check",
        description = "Validate scenarios and say in words what happens in them, without running them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed check scenarios/01-quickstart.yaml",
            "  swarmbed check scenarios/*.yaml --quiet && echo all are right",
            "  swarmbed check my.yaml --set peers.home.count=500 --json"
        })
final class CheckCommand extends BaseCommand {
    @Mixin
    private final ScenarioArguments arguments = new ScenarioArguments();

    @Override
    public Integer call() throws PolicyException {
        List<Map<String, Object>> results = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        boolean valid = true;
        for (Path file : arguments.files()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", file.toString());
            try {
                Scenario scenario = arguments.read(file);
                scenarios.add(scenario);
                String description = ScenarioDescription.of(scenario);
                say(file + ": " + description);
                result.put("valid", true);
                result.put("description", description);
                result.put("scenario", ScenarioWriter.tree(scenario));
            } catch (ScenarioException error) {
                valid = false;
                error.lines().forEach(err()::println);
                result.put("valid", false);
                result.put("errors", error.lines());
            }
            results.add(result);
        }
        if (valid) {
            arguments.plugIns().requireUse(scenarios.stream());
        }
        if (json()) {
            printJson(Map.of("scenarios", results));
        }
        return valid ? Swarmbed.DONE : Swarmbed.USER_ERROR;
    }
}
