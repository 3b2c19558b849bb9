# The hands-on of note 003, as it was typed: npm run sh -- hands-on.sh
# Step 1: a Master. It listens on 7077, its pages on 8080, and elects itself.
spark-class org.apache.spark.deploy.master.Master -h localhost > master.log 2>&1 &
sleep 3
cat master.log
# Step 2: an application without any worker. It is registered and waits.
spark-submit --master spark://localhost:7077 ./hello-spark.ts > first.log 2>&1 &
sleep 30
curl -s localhost:8080/json/
# Step 3: a worker with all cores of the laptop. What waited runs, under the same id.
spark-class org.apache.spark.deploy.worker.Worker spark://localhost:7077 > worker.log 2>&1 &
wait %2
cat first.log
netstat -pln
# Step 4: the same again. A mere count takes twelve cores.
spark-submit --master spark://localhost:7077 ./hello-spark.ts 2> second.log
# Step 5: with limits.
spark-submit --master spark://localhost:7077 --total-executor-cores 2 --executor-memory 500m ./hello-spark.ts 2> third.log
curl -s localhost:8080/json/
# What the note did not try: less memory than Spark allows, more than the worker has, and a Master that is killed.
spark-submit --master spark://localhost:7077 --executor-memory 400m ./hello-spark.ts 2> fourth.log
echo exit code $?
spark-submit --master spark://localhost:7077 --executor-memory 20g ./hello-spark.ts > fifth.log 2>&1 &
sleep 20
tail -n 1 fifth.log
kill %%
spark-submit --master spark://localhost:7077 ./hello-spark.ts 20 > sixth.log 2>&1 &
sleep 4
kill -9 %1
wait %4
tail -n 2 sixth.log
jps
