// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/WorkerPool.h>

#include <QTest>

#include <atomic>

using egret::WorkerPool;

class TestWorkerPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesEachJobOnce()
    {
        WorkerPool pool(4);
        for (int round = 0; round < 500; ++round) {
            std::vector<std::atomic<int>> done(static_cast<std::size_t>(round));
            pool.run(done.size(), [&](std::size_t job) { ++done[job]; });
            for (const auto &count : done)
                QCOMPARE(count.load(), 1);
        }
    }

    void servesCallersInTurn()
    {
        WorkerPool pool(3);
        std::atomic<int> sum = 0;
        std::vector<std::thread> callers;
        for (int i = 0; i < 4; ++i)
            callers.emplace_back([&] {
                for (int round = 0; round < 100; ++round)
                    pool.run(10, [&](std::size_t) { ++sum; });
            });
        for (std::thread &caller : callers)
            caller.join();
        QCOMPARE(sum.load(), 4000);
    }
};

QTEST_GUILESS_MAIN(TestWorkerPool)

#include "tst_worker_pool.moc"
