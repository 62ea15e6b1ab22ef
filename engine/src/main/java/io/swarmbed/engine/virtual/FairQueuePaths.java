package io.swarmbed.engine.virtual;

/** The default model: the nodes' uplinks and downlinks pace the blocks. */
final class FairQueuePaths implements Paths {
    @Override
    public Path path(VirtualConnection sender, VirtualConnection receiver) {
        return new Flow(sender.node(), receiver);
    }

    @Override
    public boolean paced() {
        return true;
    }
}
