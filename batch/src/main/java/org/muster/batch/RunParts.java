package org.muster.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Properties;

/**
 * Splits a run into as many parts as the machine has processors, or as the run was asked for: what
 * comes of it is the same however many there are.
 */
@Named
@Dependent
public class RunParts implements PartitionMapper {
    private static final int MOST = 16;

    @Inject @BatchProperty private String parts;

    @Override
    public PartitionPlan mapPartitions() {
        var wanted =
                parts == null || parts.isEmpty()
                        ? Runtime.getRuntime().availableProcessors()
                        : Integer.parseInt(parts);
        var count = Math.max(1, Math.min(wanted, MOST));
        var each = new Properties[count];
        for (var part = 0; part < count; part++) {
            each[part] = new Properties();
            each[part].setProperty("part", Integer.toString(part));
            each[part].setProperty("parts", Integer.toString(count));
        }
        var plan = new PartitionPlanImpl();
        plan.setPartitions(count);
        plan.setThreads(count);
        plan.setPartitionProperties(each);
        // What a part had done is known by Muster's rows, so a restart divides anew.
        plan.setPartitionsOverride(true);
        return plan;
    }
}
